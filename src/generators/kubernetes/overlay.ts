import type { Plan, Stage } from '../../model/blueprint.ts'

/** What is particular to a stage: its namespace, how many of each, and the images that were promoted to it. */
export function overlay({ namespace, name }: Stage, { workloads }: Plan, resources: readonly string[]) {
  const autoscaled = workloads.filter(({ scaling }) => scaling !== 'fixed')
  const fixed = workloads.filter(({ scaling }) => scaling === 'fixed')
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace,
    labels: [{ pairs: { stage: name } }],
    resources: ['../../base', ...resources],
    components: ['images', 'custom'],
    ...(fixed.length > 0 && {
      replicas: fixed.map((workload) => ({ name: workload.name, count: workload.replicas[name]?.min ?? 1 })),
    }),
    ...(autoscaled.length > 0 && {
      patches: autoscaled.map((workload) => ({
        target: { kind: 'HorizontalPodAutoscaler', name: workload.name },
        patch: [
          'apiVersion: autoscaling/v2',
          'kind: HorizontalPodAutoscaler',
          `metadata: { name: ${workload.name} }`,
          `spec: { minReplicas: ${workload.replicas[name]?.min ?? 1}, maxReplicas: ${workload.replicas[name]?.max ?? 2} }`,
          '',
        ].join('\n'),
      })),
    }),
  }
}
