import { Job } from '../../kinds/actions.ts'
import { isCertain, type Ran } from '../../kinds/ran.ts'
import type { Check } from '../check.ts'
import { doneIn, isFresh } from './job-steps.ts'
import { mayCome } from './plain-actions.ts'
import { isHidden, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Job speaks to a cluster that it was not given',
  why: `A fresh runner has \`kubectl\` and \`helm\` but no kubeconfig: they ask \`localhost:8080\` and fail. Credentials of a cloud are not enough. Fetch the
kubeconfig in the same job (\`aws eks update-kubeconfig\`, \`azure/aks-set-context\`, \`google-github-actions/get-gke-credentials\`).`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource) || !isFresh(job)) return
    const outer = JSON.stringify({ ...workflowOf(resource)?.env, ...job.env })
    if (gives.test(outer)) return
    const steps = doneIn(job)
    for (const { index, step, ran } of steps) {
      const found = ran.find((each) => isCertain(each) && asksCluster(each))
      if (!found) continue
      if (mayCome(steps, index, gives)) return
      const verb = found.words.find(({ text }) => !text.startsWith('-'))?.text ?? ''
      yield {
        at: ['steps', index, 'run'],
        message: `\`${found.name} ${verb}\` finds no cluster, as no step of this job gives a kubeconfig; ${/aws/.test(JSON.stringify(steps.map((each) => each.step.uses)).concat(step.run ?? '')) ? 'run `aws eks update-kubeconfig` before' : 'fetch it before'}`,
      }
      return
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
            environment: production
            steps:
              - uses: actions/checkout@v7
              - uses: aws-actions/configure-aws-credentials@v6
                with: { aws-region: eu-west-1 }
              - run: helm upgrade --install api ./chart --wait
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            environment: production
            steps:
              - uses: actions/checkout@v7
              - uses: aws-actions/configure-aws-credentials@v6
                with: { aws-region: eu-west-1 }
              - run: aws eks update-kubeconfig --name api
              - run: helm upgrade --install api ./chart --wait
          local:
            runs-on: ubuntu-24.04
            steps:
              - uses: helm/kind-action@v1
              - run: kubectl get nodes
          render:
            runs-on: ubuntu-24.04
            steps:
              - run: helm template api ./chart && kubectl apply --dry-run=client -f api.yaml && kubectl version --client
          own:
            runs-on: [self-hosted, linux]
            steps: [{ run: kubectl get pods }]
      `,
    },
  ],
}

/** Ways to get one: known commands, kinds of small clusters, files that are written. */
const gives =
  /kube_?-?config|KUBE|\.kube\b|set-context|get-credentials|set-cluster|\bkind\b|minikube|k3[ds]|microk8s|cluster create|doctl|\btsh\b|kubelogin|--server\b|vcluster|talos|eksctl/i

function asksCluster({ name, words }: Ran): boolean {
  if (words.some(({ text }) => /^(?:--dry-run|--help|--local|--client|--kube|--server|-s$|EXPRESSION)/.test(text)))
    return false
  const verb = words.find(({ text }) => !text.startsWith('-'))?.text ?? ''
  return verbs.get(name)?.has(verb) ?? false
}

const verbs: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'kubectl',
    new Set('apply set rollout wait get delete create patch scale exec logs replace label annotate top'.split(' ')),
  ],
  ['helm', new Set(['upgrade', 'install', 'uninstall', 'rollback', 'status', 'test', 'list'])],
])
