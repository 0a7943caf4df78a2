import type { Plan, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { printYaml } from '../../syntax/yaml/print.ts'

/** What is particular to a stage: its namespace, how many of each, and the images that were promoted to it. */
export function overlay(stage: Stage, plan: Plan, resources: readonly string[]) {
  const { namespace, name } = stage
  const { workloads } = plan
  const fixed = workloads.filter(({ scaling }) => scaling.by === 'fixed')
  const patches = workloads.flatMap((workload) => [...bounds(workload, stage, plan), ...role(workload, stage)])
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
    ...(patches.length > 0 && { patches }),
  }
}

function bounds({ name, scaling, replicas }: Workload, stage: Stage, { stacks }: Plan) {
  const { min = 1, max = 2 } = replicas[stage.name] ?? {}
  if (scaling.by === 'fixed') return []
  if (scaling.by === 'cpu')
    return [
      patch('HorizontalPodAutoscaler', name, [
        { op: 'replace', path: '/spec/minReplicas', value: min },
        { op: 'replace', path: '/spec/maxReplicas', value: max },
      ]),
    ]
  const region = stacks.find((stack) => stack.name === stage.stack)?.region
  return [
    patch('ScaledObject', name, [
      { op: 'replace', path: '/spec/minReplicaCount', value: min },
      { op: 'replace', path: '/spec/maxReplicaCount', value: max },
      { op: 'replace', path: '/spec/triggers/0/metadata/awsRegion', value: region },
    ]),
  ]
}

/** The cluster hands a token for this role to the pods of the account. */
function role({ serviceAccount, roles }: Workload, { name }: Stage) {
  const arn = roles[name]?.arn
  if (arn === undefined) return []
  const annotations = { 'eks.amazonaws.com/role-arn': arn }
  return [patch('ServiceAccount', serviceAccount, [{ op: 'add', path: '/metadata/annotations', value: annotations }])]
}

function patch(kind: string, name: string, operations: readonly unknown[]) {
  return { target: { kind, name }, patch: printYaml([operations]) }
}
