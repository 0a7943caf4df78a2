import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Two stages have one name',
  why: `A name stands for the last stage that took it: what copies from it, or builds it with \`--target\`, gets another
stage than a reader of the first thinks.`,
  severity: 'medium',
  level: 'default',
  on: Dockerfile,
  sources: ['checkov/CKV_DOCKER_11', 'hadolint/DL3024', 'trivy/DS-0012'],
  *run({ stages }, { resource }) {
    const first = new Map<string, number>()
    for (const stage of stages) {
      const name = stage?.alias?.toLowerCase()
      if (!stage || name === undefined) continue
      const before = first.get(name)
      if (before === undefined) first.set(name, stage.from)
      else
        yield {
          at: [stage.from, 'alias'],
          message: `an earlier stage is named \`${stage.alias}\` too; give each its own name`,
          related: [{ resource, at: [before, 'alias'], message: 'the earlier one' }],
        }
    }
  },
  examples: [
    {
      bad: `
        FROM golang:1.27 AS build
        FROM node:24 AS build
        FROM scratch
        COPY --from=build /app /
      `,
      good: `
        FROM golang:1.27 AS server
        FROM node:24 AS site
        FROM scratch
        COPY --from=site /app /
      `,
    },
  ],
}
