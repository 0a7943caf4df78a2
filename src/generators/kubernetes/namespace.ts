import type { Plan, Stage } from '../../model/plan.ts'
import { beforeMigrations } from '../waves.ts'

export function namespace({ namespace, name, environment }: Stage, plan: Plan) {
  const { system, pods, mesh, chaos, delivery } = plan
  const annotations = {
    ...beforeMigrations(plan),
    // What is no Server lets nobody in.
    ...(mesh === 'linkerd' && { 'linkerd.io/inject': 'enabled', 'config.linkerd.io/default-inbound-policy': 'deny' }),
    ...(chaos?.tool === 'chaos-mesh' && chaos.stage === name && { 'chaos-mesh.org/inject': 'enabled' }),
    ...(environment.kind === 'production' &&
      (delivery.by?.tool === 'flux'
        ? { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }
        : { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' })),
  }
  const balanced = pods.some(({ hosts }) => hosts[name])
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        'app.kubernetes.io/part-of': system,
        stage: name,
        // A pod is ready only when its load balancer agrees, so a rollout never outruns it.
        ...(balanced && { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' }),
        ...(mesh === 'istio' && { 'istio.io/dataplane-mode': 'ambient' }),
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
  }
}
