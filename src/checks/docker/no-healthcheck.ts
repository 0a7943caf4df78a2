import { finalStage, instructionsOf, lineage } from '../../kinds/docker/lineage.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Image has no health check',
  why: `Docker and Compose restart what has ended, not what hangs, unless the image says how to tell. Kubernetes asks its
own probes and does not read this, so where only it runs the image there is no need.`,
  severity: 'info',
  level: 'strict',
  on: Dockerfile,
  sources: ['checkov/CKV_DOCKER_2', 'trivy/DS-0026'],
  *run(file) {
    const stage = finalStage(file)
    const all = stage ? instructionsOf(file, lineage(file, stage)) : []
    if (stage && !all.some(({ name }) => name === 'HEALTHCHECK'))
      yield { at: [stage.from], message: 'nothing says when the container is healthy; add `HEALTHCHECK`' }
  },
  examples: [
    {
      bad: `
        FROM node:24
        CMD ["node", "main.js"]
      `,
      good: `
        FROM node:24
        HEALTHCHECK CMD ["node", "health.js"]
        CMD ["node", "main.js"]
      `,
    },
  ],
}
