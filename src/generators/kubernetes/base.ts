import type { Artifact } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { note, printYaml } from '../../syntax/yaml/print.ts'
import { autoscaler } from './autoscaler.ts'
import { deployment } from './deployment.ts'

/** What a workload is in every stage. Overlays say how many and with which image. */
export function* base(workload: Workload, plan: Plan): Iterable<Artifact> {
  const objects: readonly (readonly [string, string, unknown])[] = [
    ['service-account', `compute/${workload.name}`, serviceAccount(workload)],
    ['deployment', `compute/${workload.name}`, deployment(workload)],
    ['service', `compute/${workload.name}`, service(workload)],
    ...(workload.scaling.by === 'fixed'
      ? []
      : [['autoscaler', `scaling/${workload.name}`, autoscaler(workload, plan)] as const]),
    ['disruption-budget', `rollout/${workload.name}`, disruptionBudget(workload)],
    ['monitor', 'observability', monitor(workload, plan)],
  ]
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

function serviceAccount({ serviceAccount, labels, permissions }: Workload) {
  return note(
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: serviceAccount, labels },
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

/** The path of the health check stands here and not at the Ingress, which serves several. */
function service({ name, labels, port, metricsPort, hosts, health }: Workload) {
  const balanced = Object.keys(hosts).length > 0
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      labels,
      ...(balanced && { annotations: { 'alb.ingress.kubernetes.io/healthcheck-path': health.ready } }),
    },
    spec: {
      selector: labels,
      ports: [
        ...(port ? [{ name: 'http', port, targetPort: 'http' }] : []),
        { name: 'metrics', port: metricsPort, targetPort: 'metrics' },
      ],
    },
  }
}

function disruptionBudget({ name, labels }: Workload) {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  }
}

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
