import { commandsOf, Script } from '../../kinds/shell.ts'
import { turnsOff, unverified } from '../../kinds/trust.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Script does not verify whom it speaks to',
  why: `With verification off, whoever stands between can read and change what goes over the line. Install the certificate
authority or host key that is missing instead.`,
  severity: 'medium',
  level: 'default',
  on: Script,
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1'],
  *run(script) {
    for (const command of commandsOf(script)) {
      for (const { name, text, at } of command.assignments)
        if (turnsOff(name, text)) yield { at, message: `\`${name}=${text}\` turns verification off; leave it out` }
      // To one's own machine nobody stands between.
      if (command.words.some(({ text }) => /localhost|127\.0\.0\.1|\[::1\]|kubernetes\.default/.test(text))) continue
      const found = unverified(command)
      if (found)
        yield { at: found.at, message: `\`${command.name} ${found.text}\` turns verification off; leave it out` }
    }
  },
  examples: [
    {
      bad: `
        #!/bin/bash
        curl -fsSk https://example.org/app -o app
      `,
      good: `
        #!/bin/bash
        curl -fsS https://example.org/app -o app
        curl -k https://localhost:8443/health
      `,
    },
  ],
}
