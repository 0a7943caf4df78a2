import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { pipelineOf } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Debug trace shows every variable',
  why: `With \`CI_DEBUG_TRACE\` the log shows each command and every variable, masked ones in other forms too, to all who can read the job. Turn it on for
one pipeline by hand.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  controls: ['soc2/CC6.1'],
  *run({ variables }, { resource }) {
    const global = pipelineOf(resource).variables
    for (const name of ['CI_DEBUG_TRACE', 'CI_DEBUG_SERVICES']) {
      const own = variables?.[name]
      const given = own ?? (isMap(global) ? global[name] : undefined)
      if (String(given) === 'true')
        yield {
          at: own === undefined ? [] : ['variables', name],
          message: `\`${name}\` is on, and the log shows every variable; drop it`,
        }
    }
  },
  examples: [
    {
      bad: `
        test:
          variables: { CI_DEBUG_TRACE: 'true' }
          script: make test
      `,
      good: `
        test:
          variables: { CI_DEBUG_TRACE: 'false' }
          script: make test
      `,
    },
  ],
}
