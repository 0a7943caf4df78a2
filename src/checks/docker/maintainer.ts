import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'MAINTAINER is deprecated',
  why: `\`MAINTAINER\` has been deprecated since Docker 1.13. A label says the same, and tools read it:
\`LABEL org.opencontainers.image.authors="…"\`.`,
  severity: 'info',
  level: 'default',
  on: Instruction,
  sources: ['checkov/CKV_DOCKER_6', 'hadolint/DL4000', 'buildkit/MaintainerDeprecated', 'trivy/DS-0022'],
  *run({ name }) {
    if (name === 'MAINTAINER')
      yield { at: ['name'], message: '`MAINTAINER` is deprecated; use `LABEL org.opencontainers.image.authors`' }
  },
  examples: [
    {
      bad: `
        FROM node:24
        MAINTAINER someone@example.org
      `,
      good: `
        FROM node:24
        LABEL org.opencontainers.image.authors="someone@example.org"
      `,
    },
  ],
}
