import { commandsOf, Script } from '../../kinds/shell.ts'
import type { Check } from '../check.ts'

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'python', 'python3', 'perl'])

export const check: Check<Script> = {
  title: 'Script runs a download unseen',
  why: `What \`curl … | sh\` runs is decided by the other side at that moment, and a download that breaks off runs in part.
Fetch a version, compare its checksum, then run it.`,
  severity: 'low',
  level: 'default',
  on: Script,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7', 'nist-800-53/SR-4'],
  *run(script) {
    let loads = false
    for (const { name, words, written, after } of commandsOf(script)) {
      if (after !== '|' && after !== '|&') loads = false
      if (loads && shells.has(name) && !words.some(({ text }) => /^-(?:m|c)$/.test(text)))
        yield {
          at: written[0]?.at ?? [],
          message: `\`${name}\` runs a download unseen; fetch a version and compare its checksum`,
        }
      loads ||= name === 'curl' || name === 'wget'
    }
  },
  examples: [
    {
      bad: `
        #!/bin/sh
        curl -fsSL https://example.org/install.sh | sh
      `,
      good: `
        #!/bin/sh
        curl -fsSL https://example.org/1.2/install.sh -o install.sh && sha256sum -c sums && sh install.sh
        curl -fsS https://example.org/data | python3 -m json.tool
      `,
    },
  ],
}
