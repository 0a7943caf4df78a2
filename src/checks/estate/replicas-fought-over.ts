import { Step } from '../../kinds/actions.ts'
import { Container, KubernetesObject, ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import { type Ran, ranIn } from '../../kinds/ran.ts'
import { replicasOf } from '../../links/kubernetes/autoscaling.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<unknown> = {
  title: 'Script sets replicas that an autoscaler owns',
  why: `The number holds until the autoscaler looks again, a quarter of a minute later, and is then what the autoscaler reckons: a
failover that scales up by hand is undone while it runs. Change \`minReplicas\` of the autoscaler instead.`,
  severity: 'medium',
  level: 'default',
  on: [Container, StepContainer, Step],
  controls: ['soc2/A1.2'],
  *run(subject, { resource, estate }) {
    for (const ran of ranOf(subject, resource)) {
      const { kind, name, namespace, replicas } = scaled(ran)
      if (!kind || !name || replicas === undefined || replicas === 0) continue
      const scalers = estate.by(KubernetesObject, byTarget).get(`${kind}/${name}`.toLowerCase()) ?? []
      const scaler = scalers.find((each) => namespace !== undefined && each.data.metadata?.namespace === namespace)
      const [first] = ran.words
      if (!scaler || !first) continue
      const target = replicasOf(scaler)
      yield {
        at: first.at,
        message: `\`${kind}/${name}\` is scaled by \`${scaler.name}\`, which undoes \`--replicas=${replicas}\`; change its \`minReplicas\``,
        related: [
          { resource: scaler, at: target?.at ?? [], message: 'the autoscaler that owns the number' },
          { resource: scaler, at: ['metadata', 'namespace'], message: 'in this namespace' },
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        -- failover.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          templates:
            - name: up
              script:
                image: alpine/k8s:1.34.1
                command: [sh]
                source: kubectl scale deployment/api --replicas=5 -n shop
        -- hpa.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 9 }
      `,
      good: `
        -- failover.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          templates:
            - name: up
              script:
                image: alpine/k8s:1.34.1
                command: [sh]
                source: |
                  kubectl patch hpa/api -n shop -p '{"spec":{"minReplicas":5}}'
                  kubectl scale deployment/web --replicas=5 -n shop
        -- hpa.yaml --
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: { name: api, namespace: shop }
        spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, maxReplicas: 9 }
      `,
    },
  ],
}

function ranOf(subject: unknown, resource: Resource): readonly Ran[] {
  if (resource.kind.id !== Step.id) {
    const container = Container.shape(valueAt(subject, []))
    return container ? ranBy(subject as Container) : []
  }
  const { run } = Step.shape(subject) ?? {}
  return run === undefined || !run.includes('kubectl') ? [] : ranIn(run, () => ['run'])
}

const kinds: Readonly<Record<string, string>> = {
  deploy: 'Deployment',
  deployment: 'Deployment',
  deployments: 'Deployment',
  'deployment.apps': 'Deployment',
  statefulset: 'StatefulSet',
  statefulsets: 'StatefulSet',
  sts: 'StatefulSet',
}

interface Scaling {
  readonly kind: string
  readonly name: string
  readonly replicas: number
  readonly namespace: string
}

/** What `kubectl scale` sets; absent where a part is not written out. */
function scaled({ name: program, words }: Ran): Partial<Scaling> {
  const texts = words.map(({ value, text }) => value ?? text)
  const at = texts.indexOf('scale')
  if (program !== 'kubectl' || at < 0) return {}
  const after = (long: string, short: string) => {
    const index = texts.findIndex((text) => text === long || text === short || text.startsWith(`${long}=`))
    return index < 0 ? undefined : texts[index]?.includes('=') ? texts[index]?.slice(long.length + 1) : texts[index + 1]
  }
  const [given = '', next = ''] = texts.slice(at + 1).filter((text) => !text.startsWith('-'))
  const [type = '', own = next] = given.split('/')
  const replicas = Number(after('--replicas', '--replicas'))
  const namespace = after('--namespace', '-n')
  const kind = Object.hasOwn(kinds, type.toLowerCase()) ? kinds[type.toLowerCase()] : undefined
  const known = /^[a-z0-9.-]+$/.test(own) && Number.isInteger(replicas)
  return known && kind ? { kind, name: own, replicas, ...(namespace !== undefined && { namespace }) } : {}
}

function byTarget(resource: Resource<KubernetesObject>): string | undefined {
  const target = replicasOf(resource)
  return target && `${target.kind}/${target.name}`.toLowerCase()
}
