import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'python', 'python3', 'perl', 'node'])

export const check: Check<Instruction> = {
  title: 'Download is run unseen',
  why: `What \`curl … | sh\` runs is decided by the other side at the time of the build: two builds of one commit may
differ, and a script cut short runs in part. Fetch a version, compare its checksum (\`ADD --checksum\`), then run it.`,
  severity: 'low',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7', 'nist-800-53/SR-4'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    let loads = false
    for (const { name, words, written, after } of commandsOf(instruction)) {
      if (after !== '|' && after !== '|&') loads = false
      // `python -m json.tool` and `node -e` read the download as data.
      const runs = shells.has(name) && !words.some(({ text }) => /^-(?:m|e|c|\w*e)$/.test(text) && text !== '-e')
      if (loads && runs && !(name === 'node' && words.length > 0))
        yield {
          at: written[0]?.at ?? ['args'],
          message: `\`${name}\` runs a download unseen; fetch a version and compare its checksum`,
        }
      loads ||= name === 'curl' || name === 'wget'
    }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        RUN curl -fsSL https://example.org/install.sh | bash -s -- --yes
      `,
      good: `
        FROM debian:13
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.org/1.2.3/install.sh /tmp/
        RUN bash /tmp/install.sh --yes && curl -fsS https://example.org/data | python3 -m json.tool
      `,
    },
  ],
}
