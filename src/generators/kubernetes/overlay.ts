import type { Plan, Stage } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { certificateOperations } from './certificates.ts'
import { patchesOf } from './components.ts'

/** What is particular to a stage: its namespace, how many of each, and the images that were promoted to it. */
export function overlay(stage: Stage, plan: Plan, resources: readonly string[]) {
  const { namespace, name } = stage
  const workloads = plan.pods
  const rollouts = plan.rollouts.filter(({ stages }) => stages.includes(name))
  const fixed = workloads.filter(
    (each) =>
      each.scaling.by === 'fixed' &&
      each.controller !== 'CronJob' &&
      !rollouts.some(({ service }) => service === each.name),
  )
  const patches = workloads
    .flatMap((workload) => [
      ...bounds(workload, stage, plan),
      ...role(workload, stage),
      ...paused(workload, stage),
      ...led(workload, stage, plan),
      ...passing(workload, stage),
      ...tls(workload, stage, plan),
    ])
    .concat(rollouts.flatMap(({ service }) => counted(service, stage, plan)))
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace,
    labels: [{ pairs: { stage: name } }],
    resources: ['../../base', ...resources],
    // Rollouts come last: before, they are Deployments still, and patched as such.
    components: [
      'images',
      ...patchesOf(stage, plan).map((component) => component.name),
      'custom',
      ...rollouts.map(({ path }) => `../../../${path}`),
    ],
    ...(fixed.length > 0 && {
      replicas: fixed.map((workload) => ({ name: workload.name, count: workload.replicas[name]?.min ?? 1 })),
    }),
    ...(patches.length > 0 && { patches }),
  }
}

function bounds({ name, scaling, replicas }: Workload, stage: Stage, { stacks }: Plan) {
  const { min = 1, max = 2 } = replicas[stage.name] ?? {}
  if (scaling.by === 'fixed') return []
  if (scaling.by === 'cpu' || scaling.by === 'requests')
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

/** Kustomize counts replicas of a Deployment, and not of a Rollout. */
function counted(service: string, { name: stage }: Stage, { pods }: Plan) {
  const { scaling, replicas } = pods.find(({ name }) => name === service) ?? {}
  if (scaling?.by !== 'fixed') return []
  return [patch('Rollout', service, [{ op: 'add', path: '/spec/replicas', value: replicas?.[stage]?.min ?? 1 }])]
}

/** The cluster hands a token for this role to the pods of the account. */
function role({ serviceAccount, roles }: Workload, { name }: Stage) {
  const arn = roles[name]?.arn
  if (arn === undefined) return []
  const annotations = { 'eks.amazonaws.com/role-arn': arn }
  return [patch('ServiceAccount', serviceAccount, [{ op: 'add', path: '/metadata/annotations', value: annotations }])]
}

/** What runs by the clock runs in one place: not in previews, nor where another stage is only waited to be lost. */
function paused({ name, controller }: Workload, { environment, standsInFor }: Stage) {
  if (controller !== 'CronJob' || (environment.kind !== 'preview' && !standsInFor)) return []
  return [patch('CronJob', name, [{ op: 'add', path: '/spec/suspend', value: true }])]
}

/** A database that follows another gets its tables from there, and takes no change of them. */
function led({ migration, service }: Workload, { name: stage, standsInFor }: Stage, { stores }: Plan) {
  const follows = stores.some(
    ({ name, engine, instances }) =>
      engine === 'postgresql' && service.uses.includes(name) && instances[stage]?.replicaOf !== undefined,
  )
  if (!migration || !standsInFor || !follows) return []
  // A Job of which nothing is asked is complete, so nobody waits for it.
  return [patch('Job', migration.name, [{ op: 'add', path: '/spec/completions', value: 0 }])]
}

function tls(workload: Workload, { name: stage }: Stage, plan: Plan) {
  const operations = workload.hosts[stage] ? certificateOperations(workload, plan) : []
  return operations.length > 0 ? [patch(workload.controller, workload.name, operations)] : []
}

/** Disks of a preview go with it. */
function passing({ name, controller }: Workload, { environment }: Stage) {
  if (controller !== 'StatefulSet' || environment.kind !== 'preview') return []
  const value = { whenDeleted: 'Delete', whenScaled: 'Delete' }
  return [patch('StatefulSet', name, [{ op: 'replace', path: '/spec/persistentVolumeClaimRetentionPolicy', value }])]
}

function patch(kind: string, name: string, operations: readonly unknown[]) {
  return { target: { kind, name }, patch: printYaml([operations]) }
}
