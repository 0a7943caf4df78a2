import type { Artifact } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note, printYaml } from '../../syntax/yaml/print.ts'
import { beforeMigrations } from '../waves.ts'
import { autoscaler } from './autoscaler.ts'
import { cronJob } from './cron-job.ts'
import { deployment } from './deployment.ts'
import { targetGroup, wantsTargetGroup } from './gateway/routes.ts'
import { migrationJob } from './migration.ts'
import { recommendation } from './recommendation.ts'
import { podsService, service, wantsPodsService } from './services.ts'
import { statefulSet } from './stateful-set.ts'

/** What a workload is in every stage. Overlays say how many and with which image. */
export function* base(workload: Workload, plan: Plan): Iterable<Artifact> {
  const objects = objectsOf(workload, plan)
  const home = `kubernetes/base/${workload.name}`
  yield {
    path: `${home}/kustomization.yaml`,
    because: [`compute/${workload.name}`],
    text: printYaml([
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources: objects.map(([name]) => `${name}.yaml`),
      },
    ]),
  }
  for (const [name, because, object] of objects)
    yield {
      path: `${home}/${name}.yaml`,
      because: [because],
      text: printYaml(Array.isArray(object) ? object : [object]),
    }
}

/** Name of the file, the decision that called for it, and what it holds. */
type Named = readonly [string, string, unknown]

function objectsOf(workload: Workload, plan: Plan): readonly Named[] {
  const { controller, name } = workload
  const because = `compute/${name}`
  const always: readonly Named[] = [
    ['service-account', because, serviceAccount(workload, plan)],
    ['recommendation', because, recommendation(workload)],
    ...(workload.migration
      ? [['migration', `rollout/${name}`, migrationJob(workload, workload.migration, plan)] as const]
      : []),
  ]
  if (controller === 'CronJob') return [...always, ['cron-job', because, cronJob(workload, plan)]]
  return [
    ...always,
    controller === 'StatefulSet'
      ? ['stateful-set', because, statefulSet(workload, plan)]
      : ['deployment', because, deployment(workload, plan)],
    ['service', because, [service(workload, plan), ...(wantsPodsService(workload) ? [podsService(workload)] : [])]],
    ...(wantsTargetGroup(workload, plan) ? [['target-group', 'routes', targetGroup(workload)] as const] : []),
    ...(workload.scaling.by === 'fixed'
      ? []
      : [['autoscaler', `scaling/${name}`, autoscaler(workload, plan)] as const]),
    ['disruption-budget', `rollout/${name}`, disruptionBudget(workload)],
    ...(plan.monitoring.judge === 'prometheus' ? [['monitor', 'observability', monitor(workload, plan)] as const] : []),
  ]
}

function serviceAccount({ serviceAccount, labels, permissions, migration }: Workload, plan: Plan) {
  return note(
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: serviceAccount, labels, ...(migration && { annotations: beforeMigrations(plan) }) },
      automountServiceAccountToken: false,
    },
    permissions.length > 0
      ? {
          automountServiceAccountToken:
            'AWS has a token of its own, which EKS brings; this one would be for the Kubernetes API',
        }
      : {},
  )
}

function disruptionBudget({ name, labels }: Workload) {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  }
}

/** Services for the pods alone have the labels too, but not the port. */
function monitor({ name, labels }: Workload, { monitoring }: Plan) {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, labels: { ...labels, ...monitoring.selector } },
    spec: {
      selector: { matchLabels: labels },
      endpoints: [{ port: 'metrics', interval: `${monitoring.scrapeInterval / 1000}s` }],
    },
  }
}
