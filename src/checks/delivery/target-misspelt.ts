import { KubernetesObject, OpaqueObject } from '../../kinds/kubernetes.ts'
import { type Ran, ranIn, type Spot } from '../../kinds/ran.ts'
import { Script } from '../../kinds/script.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { hasHole } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<Script> = {
  title: 'Pipeline acts on a workload that no manifest defines',
  why: `\`kubectl\` answers "not found", after everything before it was changed, or waits for a rollout that never comes. It is reported where the manifests
have a workload of that kind whose name is nearly the same, and no other file has the name at all.`,
  severity: 'high',
  level: 'default',
  on: Script,
  controls: ['soc2/CC8.1'],
  *run({ parts }, { resource, estate }) {
    const ran = parts.flatMap((part) =>
      part ? ranIn(part.text, ({ start, end }) => [...(part.at as []), start, end]) : [],
    )
    for (const { kind, name, spot } of ran.flatMap(targetsOf)) {
      const known = estate.by(KubernetesObject, nameOfKind).get(kind) ?? []
      const names = known.map(({ data }) => data.metadata?.name ?? '')
      const [meant] = names.includes(name) ? [] : nearest(name, names, 1)
      const there = known.find(({ data }) => data.metadata?.name === meant)
      if (meant === undefined || !there || estate.of(OpaqueObject).length > 0 || isElsewhere(estate, resource, name))
        continue
      yield {
        at: spot.at,
        message: `no ${kind} is called \`${name}\`; did you mean \`${meant}\`?`,
        related: [{ resource: there, at: ['metadata', 'name'], message: 'nearly the same name' }],
      }
    }
  },
  examples: [{ bad: example('api-servr'), good: example('api-server') }],
}

const kinds: Readonly<Record<string, string>> = {
  deploy: 'Deployment',
  deployment: 'Deployment',
  deployments: 'Deployment',
  sts: 'StatefulSet',
  statefulset: 'StatefulSet',
  ds: 'DaemonSet',
  daemonset: 'DaemonSet',
}

/** The workloads that `kubectl rollout status deployment/api` and its like name in full. */
function targetsOf({
  name,
  words,
}: Ran): readonly { readonly kind: string; readonly name: string; readonly spot: Spot }[] {
  const texts = words.map(({ text }) => text)
  const from = texts.findIndex((text) => /^(?:rollout|set|scale)$/.test(text))
  if (name !== 'kubectl' || from < 0) return []
  return words.slice(from + 1).flatMap((spot, index, rest) => {
    const [sort = '', target = rest[index + 1]?.text ?? ''] = spot.text.split('/')
    const kind = Object.hasOwn(kinds, sort) ? kinds[sort] : undefined
    return kind && /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(target) && !hasHole(target)
      ? [{ kind, name: target, spot }]
      : []
  })
}

function nameOfKind({ data }: Resource<KubernetesObject>): string | undefined {
  return data.metadata && data.kind
}

/** Whether another file has the name as a word: a chart, a script, or whatever makes it. */
function isElsewhere(estate: Estate, { tree }: Resource, name: string): boolean {
  const form = new RegExp(`(?<![\\w.-])${name.replace(/[.-]/g, '\\$&')}(?![\\w-])`)
  return [...estate.files.values()].some(({ path, text }) => path !== tree.file.path && form.test(text))
}

function example(name: string): string {
  return `
    -- .github/workflows/deploy.yml --
    on: push
    permissions: {}
    jobs:
      deploy:
        runs-on: ubuntu-24.04
        steps:
          - run: kubectl -n shop rollout status deployment/api-server
    -- deploy.yaml --
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ${name}, namespace: shop }
    spec:
      selector: { matchLabels: { app: api } }
      template:
        metadata: { labels: { app: api } }
        spec: { containers: [{ name: api, image: 'ghcr.io/acme/api:1.4.0' }] }
  `
}
