import { deployOf, isProduction } from '../../kinds/deploys.ts'
import { GitlabJob } from '../../kinds/gitlab.ts'
import type { Check } from '../check.ts'
import { environmentOf, linesIn } from './script-commands.ts'

export const check: Check<GitlabJob> = {
  title: 'Deployment may fail unseen',
  why: `\`|| true\` and \`allow_failure\` let the pipeline go on whatever the deployment did: the old version runs on, and the environment is shown as deployed. Let
it fail, and handle by name what may fail.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  controls: ['soc2/CC8.1'],
  *run(job, { resource }) {
    for (const { at, ran } of linesIn(job))
      for (const [index, each] of ran.entries()) {
        const deploy = deployOf(each)
        const next = ran[index + 1]
        if (!deploy || /rollout/.test(deploy) || each.after === '||' || next?.after !== '||') continue
        if (next.name === 'true' || next.name === ':')
          yield { at, message: `what \`${deploy}\` ends with is thrown away by \`|| ${next.name}\`; leave that out` }
      }
    const deploy = linesIn(job)
      .flatMap(({ ran }) => ran.map(deployOf))
      .find((each) => each !== undefined)
    const isAsked = job.when === 'manual' || JSON.stringify([job.rules, job.only]).includes('manual')
    if (deploy && job.allow_failure === true && !isAsked && isProduction(environmentOf(job) ?? ''))
      yield {
        at: ['allow_failure'],
        related: [{ resource, at: ['when'], message: 'nobody has to start it' }],
        message: `the pipeline goes on when \`${deploy}\` fails; leave \`allow_failure\` out`,
      }
  },
  examples: [
    {
      bad: `
        deploy:
          stage: deploy
          environment: production
          script:
            - helm upgrade --install api ./chart --wait || true
      `,
      good: `
        deploy:
          stage: deploy
          environment: production
          script:
            - kubectl create namespace api || true
            - helm upgrade --install api ./chart --wait
      `,
    },
    {
      bad: `
        deploy:
          stage: deploy
          environment: production
          allow_failure: true
          script: [kubectl apply -f api.yaml]
      `,
      good: `
        deploy:
          stage: deploy
          environment: production
          script: [kubectl apply -f api.yaml]
        try:
          stage: deploy
          environment: production
          when: manual
          allow_failure: true
          script: [kubectl apply -f api.yaml]
      `,
    },
  ],
}
