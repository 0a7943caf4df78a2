import { Stage } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Stage> = {
  title: 'Stage has a name that means something else',
  why: `\`scratch\` is the empty image and \`context\` the files of the build: a stage of that name cannot be reached by it.`,
  severity: 'medium',
  level: 'default',
  on: Stage,
  sources: ['buildkit/ReservedStageName'],
  *run({ alias = '' }) {
    if (/^(?:scratch|context)$/i.test(alias))
      yield { at: ['alias'], message: `\`${alias}\` is a reserved name; choose another` }
  },
  examples: [
    {
      bad: `
        FROM alpine:3.23 AS scratch
      `,
      good: `
        FROM alpine:3.23 AS files
      `,
    },
  ],
}
