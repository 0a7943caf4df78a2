import { Step } from '../../kinds/actions.ts'
import { Application } from '../../kinds/kubernetes/argocd.ts'
import { ranIn } from '../../kinds/ran.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<Step> = {
  title: 'Pipeline changes what Argo CD sets back',
  why: `With \`selfHeal\` Argo CD watches the objects of an Application and undoes what differs from the repository, within seconds. An
image or a patch that a pipeline brings in by \`kubectl\` is gone again, and the release with it. Change the repository
instead: the tag in the overlay, say.`,
  severity: 'high',
  level: 'default',
  on: Step,
  controls: ['soc2/CC8.1'],
  *run({ run }, { estate }) {
    for (const { name, words, written } of run?.includes('kubectl')
      ? ranIn(run, ({ start, end }) => ['run', start, end])
      : []) {
      const texts = words.map(({ value, text }) => value ?? text)
      const verb = texts.find((text) => !text.startsWith('-'))
      const at = texts.findIndex((text) => /^(?:-n|--namespace)$/.test(text))
      const namespace = at < 0 ? texts.find((text) => text.startsWith('--namespace='))?.slice(12) : texts[at + 1]
      const changes =
        verb === 'patch' ||
        verb === 'edit' ||
        (verb === 'set' && /^(?:image|env|resources)$/.test(texts[texts.indexOf('set') + 1] ?? ''))
      if (name !== 'kubectl' || !changes || !namespace || !/^[a-z0-9-]+$/.test(namespace)) continue
      const target = texts.find((text) =>
        /^(?:deploy(?:ments?)?|sts|statefulsets?|ds|daemonsets?)(?:\.apps)?\//.test(text),
      )
      const [application] = estate.by(Application, healedNamespace).get(namespace) ?? []
      if (!target || !application || !written[0]) continue
      yield {
        at: ['run'],
        message: `\`kubectl ${verb}\` changes \`${target}\` in \`${namespace}\`, which \`${application.name}\` sets back; change the repository`,
        related: [
          {
            resource: application,
            at: ['spec', 'syncPolicy', 'automated', 'selfHeal'],
            message: 'sets back what differs',
          },
          { resource: application, at: ['spec', 'destination', 'namespace'], message: 'in this namespace' },
          { resource: application, at: ['spec', 'ignoreDifferences'], message: 'what it lets be' },
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        -- .github/workflows/deploy.yml --
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: kubectl set image deployment/api api=acme/api:2 -n shop
        -- argocd/api.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: api }
        spec:
          destination: { namespace: shop }
          syncPolicy: { automated: { selfHeal: true } }
      `,
      good: `
        -- .github/workflows/deploy.yml --
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: kubectl set image deployment/api api=acme/api:2 -n staging
        -- argocd/api.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: api }
        spec:
          destination: { namespace: shop }
          syncPolicy: { automated: { selfHeal: true } }
      `,
    },
  ],
}

/** The namespace of an Application that sets back everything that differs. */
function healedNamespace({ data }: Resource<Application>): string | undefined {
  const { destination, syncPolicy, ignoreDifferences } = data.spec ?? {}
  const all = ignoreDifferences === undefined || !JSON.stringify(ignoreDifferences).match(/containers|image|template/)
  return syncPolicy?.automated?.selfHeal && all ? destination?.namespace : undefined
}
