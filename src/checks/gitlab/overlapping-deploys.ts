import { deployOf, isProduction } from '../../kinds/deploys.ts'
import { GitlabJob } from '../../kinds/gitlab.ts'
import type { Check } from '../check.ts'
import { environmentOf, linesIn } from './script-commands.ts'

export const check: Check<GitlabJob> = {
  title: 'Two deployments may run at once',
  why: `Two merges in a row start two pipelines, and the older one may end last: what is deployed is then not what is newest. A \`resource_group\` lets one wait
for the other.`,
  severity: 'medium',
  level: 'strict',
  on: GitlabJob,
  controls: ['soc2/CC8.1'],
  *run(job) {
    if (job.resource_group !== undefined || !isProduction(environmentOf(job) ?? '')) return
    const deploy = linesIn(job)
      .flatMap(({ ran }) => ran.map(deployOf))
      .find((each) => each !== undefined)
    if (deploy)
      yield {
        at: ['resource_group'],
        message: `\`${deploy}\` may run twice at once; set \`resource_group: ${environmentOf(job)}\``,
      }
  },
  examples: [
    {
      bad: `
        deploy:
          environment: production
          script: [helm upgrade --install api ./chart]
      `,
      good: `
        deploy:
          environment: production
          resource_group: production
          script: [helm upgrade --install api ./chart]
      `,
    },
  ],
}
