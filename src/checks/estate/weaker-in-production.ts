import { Pod } from '../../kinds/kubernetes/pod.ts'
import { PodDisruptionBudget } from '../../kinds/kubernetes/pod-disruption-budget.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { podPathOf, Workload } from '../../kinds/kubernetes.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { boundsOf, scalerOf } from '../../links/kubernetes/peak.ts'
import { inReach, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const production = /^(?:prod|production|prd|live)$/
const before = /^(?:staging|stage|stg|preprod|uat|qa|acceptance)$/

export const check: Check<Workload> = {
  title: 'Production is weaker than the environment before it',
  why: `What was tried in staging is not what runs in production: fewer replicas, no disruption budget, no limit on memory. Most
often a patch was made in one overlay and forgotten in the other. Bring the setting over, or into the base.`,
  severity: 'medium',
  level: 'default',
  on: Workload,
  controls: ['soc2/A1.1', 'soc2/CC8.1'],
  *run({ kind, metadata, apiVersion }, { resource, estate }) {
    const [name = '', parent] = split(resource.scope)
    if (!production.test(name) || mayHoldMore(estate, resource)) return
    const others = (estate.by(Workload, kindAndName).get(`${kind}/${metadata.name}`) ?? []).filter((each) => {
      const [step = '', above] = split(each.scope)
      return above === parent && before.test(step)
    })
    const [other] = others
    if (!other || others.length !== 1) return
    const [own, theirs] = [boundsOf(estate, resource).least, boundsOf(estate, other).least]
    if (own !== undefined && theirs !== undefined && own < theirs) {
      const at = (each: Resource<Workload>) => {
        const scaler = scalerOf(estate, each)
        return { resource: scaler ?? each, at: ['spec', scaler ? 'minReplicas' : 'replicas'] }
      }
      yield {
        at: ['spec', 'replicas'],
        message: `\`${metadata.name}\` has at least ${own} in \`${name}\` and ${theirs} in \`${split(other.scope)[0]}\`; bring the number over`,
        related: [
          { ...at(other), message: 'at least as many there' },
          { ...at(resource), message: 'at least as many here' },
        ],
      }
    }
    const [budget] = [budgetOf(estate, other)]
    if (budget && !budgetOf(estate, resource))
      yield {
        at: ['metadata', 'name'],
        message: `\`${metadata.name}\` has a disruption budget in \`${split(other.scope)[0]}\` and none in \`${name}\`; bring it over`,
        related: [{ resource: budget, at: ['spec', 'selector'], message: 'guards it there' }],
      }
    const path = podPathOf(apiVersion, kind)
    const [mine, its] = [resource, other].map((each) => path && Pod.shape(valueAt(objectOf(each), path)))
    for (const [index, container] of (mine?.spec.containers ?? []).entries()) {
      const at = its?.spec.containers.findIndex((each) => each?.name === container?.name) ?? -1
      if (
        !path ||
        !container ||
        container.resources?.limits?.memory ||
        !its?.spec.containers[at]?.resources?.limits?.memory
      )
        continue
      const field = ['resources', 'limits', 'memory']
      yield {
        at: [...path, 'spec', 'containers', index, ...field],
        message: `\`${container.name}\` has a limit on memory in \`${split(other.scope)[0]}\` and none in \`${name}\`; bring it over`,
        related: [{ resource: other, at: [...path, 'spec', 'containers', at, ...field], message: 'the limit there' }],
      }
    }
  },
  examples: [
    {
      bad: `
        -- base/kustomization.yaml --
        resources: [web.yaml]
        -- base/web.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 2, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: 'acme/web:1' }] } } }
        -- overlays/staging/kustomization.yaml --
        resources: [../../base]
        replicas: [{ name: web, count: 3 }]
        -- overlays/production/kustomization.yaml --
        resources: [../../base]
      `,
      good: `
        -- base/kustomization.yaml --
        resources: [web.yaml]
        -- base/web.yaml --
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { replicas: 2, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: 'acme/web:1' }] } } }
        -- overlays/staging/kustomization.yaml --
        resources: [../../base]
        -- overlays/production/kustomization.yaml --
        resources: [../../base]
        replicas: [{ name: web, count: 3 }]
      `,
    },
  ],
}

/** The last step of a scope, and what stands before it. */
function split(scope: string): readonly [string, string] {
  const at = scope.lastIndexOf('/')
  return [scope.slice(at + 1), scope.slice(0, Math.max(at, 0))]
}

function kindAndName({ data }: Resource<Workload>): string {
  return `${data.kind}/${data.metadata.name}`
}

function budgetOf(estate: Estate, workload: Resource<Workload>): Resource | undefined {
  const labels = valueAt(workload.data.spec?.template, ['metadata', 'labels'])
  return inReach(estate, PodDisruptionBudget, workload)
    .map((each) => each.resource)
    .find((each) => selects(each.data.spec?.selector, labels) !== 'no')
}
