import { Job } from '../../kinds/actions.ts'
import { deployOf } from '../../kinds/deploys.ts'
import type { Ran } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'
import { doneIn } from './job-steps.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Deployment may fail unseen',
  why: `\`|| true\` and \`continue-on-error\` make the job green whatever the deployment did: the old version runs on and nobody is told. Let it fail, and handle
by name what may fail.`,
  severity: 'high',
  level: 'default',
  on: Job,
  controls: ['soc2/CC8.1'],
  *run(job, { resource }) {
    if (isHidden(resource)) return
    for (const { step, index, ran } of doneIn(job)) {
      const [at, each] = [...ran.entries()].find(([place, one]) => isDeploy(one) && isSwallowed(ran, place)) ?? []
      if (each && at !== undefined)
        yield {
          at: ['steps', index, 'run'],
          message: `what \`${deployOf(each)}\` ends with is thrown away by \`|| ${ran[at + 1]?.name}\`; leave that out`,
        }
      const first = ran.find(isDeploy)
      if (first && step['continue-on-error'] === true && !watched(job, step.id))
        yield {
          at: ['steps', index, 'continue-on-error'],
          message: `the job goes on when \`${deployOf(first)}\` fails; leave \`continue-on-error\` out`,
        }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: aws eks update-kubeconfig --name api
              - run: helm upgrade --install api ./chart --wait || true
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: aws eks update-kubeconfig --name api
              - run: |
                  kubectl create namespace api || true
                  kubectl delete job migrate || true
                  helm upgrade --install api ./chart --wait || helm rollback api
      `,
    },
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: aws eks update-kubeconfig --name api
              - run: kubectl apply -f api.yaml
                continue-on-error: true
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: aws eks update-kubeconfig --name api
              - id: deploy
                run: kubectl apply -f api.yaml
                continue-on-error: true
              - if: steps.deploy.outcome == 'failure'
                run: kubectl rollout undo deployment/api && exit 1
      `,
    },
  ],
}

function isDeploy(ran: Ran): boolean {
  return deployOf(ran) !== undefined && !/rollout|undo/.test(ran.words.map(({ text }) => text).join(' '))
}

/** Whether what follows on `||` does nothing. */
function isSwallowed(ran: readonly Ran[], at: number): boolean {
  const next = ran[at + 1]
  return next?.after === '||' && (next.name === 'true' || next.name === ':') && ran[at]?.after !== '||'
}

/** Whether another step looks at how it ended. */
function watched(job: Job, id: string | undefined): boolean {
  return id !== undefined && JSON.stringify(job.steps ?? []).includes(`steps.${id}.outcome`)
}
