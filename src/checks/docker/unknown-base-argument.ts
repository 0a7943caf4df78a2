import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'FROM uses an argument that nothing declares',
  why: `\`FROM\` sees only what an \`ARG\` above the first \`FROM\` declares; one inside a stage does not count. The name is
replaced by nothing, and the build fails or takes another image.`,
  severity: 'high',
  level: 'default',
  on: Dockerfile,
  sources: ['buildkit/UndefinedArgInFrom'],
  *run({ instructions, stages }, { resource }) {
    const start = stages[0]?.from ?? 0
    const above = instructions.slice(0, start)
    if (instructions.some((each) => each === undefined)) return
    const declared = new Set(above.flatMap((each) => (each?.name === 'ARG' ? each.args.split(/[\s=]+/) : [])))
    for (const each of above) for (const name of Object.keys(each?.pairs ?? {})) declared.add(name)
    for (const stage of stages)
      for (const [whole, name = '', operator = ''] of stage?.written.matchAll(/\$\{?([A-Za-z_]\w*)(:?[-+?])?/g) ?? []) {
        if (!stage || declared.has(name) || operator !== '' || platforms.test(name)) continue
        const inside = instructions.findIndex((each) => each?.name === 'ARG' && Object.hasOwn(each.pairs ?? {}, name))
        yield {
          at: [stage.from, 'name'],
          message: `\`${whole}\` is nothing here; declare \`ARG ${name}\` above the first \`FROM\``,
          related: [
            ...(inside < 0 ? [] : [{ resource, at: [inside, 'name'], message: 'inside a stage it does not count' }]),
            ...above.map((_, index) => ({ resource, at: [index, 'args'], message: 'declares another' })),
          ],
        }
      }
  },
  examples: [
    {
      bad: `
        ARG REGISTRY=docker.io
        FROM \${REGISTRY}/library/node:24 AS base
        ARG NGINX_VERSION=1.30
        FROM nginx:$NGINX_VERSION
      `,
      good: `
        ARG REGISTRY=docker.io
        ARG NGINX_VERSION=1.30
        FROM --platform=$BUILDPLATFORM \${REGISTRY}/library/node:24 AS base
        FROM nginx:$NGINX_VERSION
        FROM alpine:\${ALPINE_VERSION:-3.23}
      `,
    },
  ],
}

const platforms = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT|OSVERSION)$/
