import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Artifacts are kept for as long as the instance says',
  why: `Without \`expire_in\` artifacts stay for the time that the administrator set, thirty days or for ever, and fill the storage.`,
  severity: 'low',
  level: 'strict',
  on: GitlabJob,
  *run({ artifacts }) {
    if (isMap(artifacts) && artifacts.paths !== undefined && artifacts.expire_in === undefined)
      yield { at: ['artifacts', 'expire_in'], message: 'The artifacts have no end; set `expire_in`' }
  },
  examples: [
    {
      bad: `
        build:
          script: make
          artifacts: { paths: [dist] }
      `,
      good: `
        build:
          script: make
          artifacts: { paths: [dist], expire_in: 1 week }
      `,
    },
  ],
}
