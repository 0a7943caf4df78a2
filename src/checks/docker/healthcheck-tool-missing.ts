import { commandsOf } from '../../kinds/docker/commands.ts'
import { finalStage, instructionsOf, lineage } from '../../kinds/docker/lineage.ts'
import { lacking } from '../../kinds/docker/programs.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Health check calls a program that the image does not have',
  why: `The check fails every time, so the container is unhealthy for ever and whoever waits for it waits in vain. Install
the program, or let the application check itself.`,
  severity: 'high',
  level: 'default',
  on: Dockerfile,
  *run(file, { resource }) {
    const stage = finalStage(file)
    const line = stage ? lineage(file, stage) : []
    const { image, from = 0 } = line.at(-1) ?? {}
    const lacks = image === undefined ? undefined : lacking(image)
    if (!stage || !lacks) return
    const all = instructionsOf(file, line)
    for (const { name, inner, index } of all) {
      if (name !== 'HEALTHCHECK' || !inner) continue
      const [command] = commandsOf(inner)
      const shell = inner.form === 'shell' && lacks.includes('sh') ? 'sh' : undefined
      const tool = shell ?? lacks.find((each) => each === command?.name)
      const installed = all.some(
        ({ name: other, args }) =>
          /^(?:RUN|COPY|ADD)$/.test(other) && (args.includes(tool ?? '') || args.includes('$')),
      )
      if (tool !== undefined && !(installed && tool !== 'sh'))
        yield {
          at: [index, 'inner', 'args'],
          message: `\`${image}\` has no \`${tool}\`, and nothing here installs it`,
          related: [{ resource, at: [from, 'image'], message: 'the base image' }],
        }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24-slim
        HEALTHCHECK CMD curl -f http://localhost:3000/health
        CMD ["node", "main.js"]
      `,
      good: `
        FROM node:24-slim
        RUN apt-get update && apt-get install -y curl
        HEALTHCHECK CMD curl -f http://localhost:3000/health
        CMD ["node", "main.js"]
      `,
    },
    {
      bad: `
        FROM gcr.io/distroless/nodejs24-debian13:nonroot
        HEALTHCHECK CMD wget -q http://localhost:3000/health
      `,
      good: `
        FROM gcr.io/distroless/nodejs24-debian13:nonroot
        HEALTHCHECK CMD ["/nodejs/bin/node", "health.js"]
      `,
    },
  ],
}
