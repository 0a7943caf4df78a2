import { Step } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'

export const check: Check<Step> = {
  title: 'Script that talks to the network has a secret in its text',
  why: `A secret that is filled into a script stands on the command line of \`curl\`, where every process can read it, and in the text that a shell parses.
Whoever reviews the step cannot see where it goes either. Hand it over as an environment variable, and let \`curl\` read it from there.`,
  severity: 'low',
  level: 'strict',
  on: Step,
  controls: ['soc2/CC6.1'],
  sources: ['checkov/CKV_GHA_3'],
  *run({ run = '' }) {
    if (/\b(?:curl|wget)\b/.test(run) && /\$\{\{[^}]*\bsecrets\b/.test(run))
      yield { at: ['run'], message: 'A secret is part of a script that calls `curl`; pass it through `env`' }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          notify:
            runs-on: ubuntu-24.04
            steps:
              - run: curl -u "\${{ secrets.HOOK }}" https://hooks.example.com
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          notify:
            runs-on: ubuntu-24.04
            steps:
              - run: printf 'user = "%s"' "$HOOK" | curl --config - https://hooks.example.com
                env: { HOOK: '\${{ secrets.HOOK }}' }
      `,
    },
  ],
}
