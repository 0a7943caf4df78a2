import { Script } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Script goes on after a failure',
  why: `Without \`set -e\` a command that fails is passed over, and what follows works on what is not there. Begin with
\`set -euo pipefail\`, and say where a failure is fine.`,
  severity: 'low',
  level: 'strict',
  on: Script,
  *run({ options, interpreter, text }) {
    if (interpreter === undefined || options.includes('errexit') || /set -\w*e|trap .* ERR/.test(text)) return
    yield {
      at: ['text', 0, Math.max(0, text.indexOf('\n'))],
      message: `nothing ends the script when a command fails; add \`set -eu\``,
    }
  },
  examples: [
    {
      bad: `
        #!/bin/sh
        make
      `,
      good: `
        #!/bin/sh
        set -eu
        make
      `,
    },
  ],
}
