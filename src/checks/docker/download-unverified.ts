import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'ADD takes whatever the address gives',
  why: `The file may be another at the next build, and nobody notices. \`ADD --checksum=sha256:…\` compares it; \`ADD\` also
leaves archives from an address packed.`,
  severity: 'low',
  level: 'strict',
  on: Instruction,
  controls: ['nist-800-53/SI-7', 'nist-800-53/SR-4'],
  sources: ['checkov/CKV_DOCKER_4'],
  *run({ name, sources = [], flags = {} }) {
    if (name !== 'ADD' || flags.checksum !== undefined) return
    for (const [index, source = ''] of sources.entries())
      if (/^https?:\/\//.test(source) && !/\.git(?:#|$)/.test(source))
        yield { at: ['sources', index], message: `\`${source}\` is not compared with anything; add \`--checksum\`` }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        ADD https://example.org/app.zip /tmp/
      `,
      good: `
        FROM debian:13
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.org/app.zip /tmp/
        ADD https://github.com/acme/app.git#v1.2 /src
      `,
    },
  ],
}
