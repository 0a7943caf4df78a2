import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Image offers SSH',
  why: `A container is entered with \`kubectl exec\` or \`docker exec\`, which know who may. An SSH server in it brings
keys, users and logins that nobody manages.`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.6', 'nist-800-53/CM-7'],
  sources: ['checkov/CKV_DOCKER_1', 'trivy/DS-0004'],
  *run({ name, words = [] }) {
    if (name !== 'EXPOSE') return
    for (const [index, port] of words.entries())
      if (/^22(?:\/tcp)?$/i.test(port ?? ''))
        yield { at: ['words', index], message: `\`EXPOSE ${port}\`: use \`exec\` of the platform instead of SSH` }
  },
  examples: [
    {
      bad: `
        FROM debian:13
        EXPOSE 8080 22/tcp
      `,
      good: `
        FROM debian:13
        EXPOSE 8080 2222
      `,
    },
  ],
}
