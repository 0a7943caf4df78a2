import type { Artifact } from '../../model/blueprint.ts'
import type { Release } from '../../model/plan.ts'
import { moduleFiles } from './module.ts'
import { balancerModule } from './modules/balancer.ts'
import { containerClusterModule } from './modules/container-cluster.ts'
import { containerJobModule } from './modules/container-job.ts'
import { containerServiceModule } from './modules/container-service.ts'
import { flagsModule } from './modules/flags.ts'
import { functionModule } from './modules/function.ts'
import { httpApiModule } from './modules/http-api.ts'
import { machineImageModule } from './modules/machine-image.ts'
import { machinesModule } from './modules/machines.ts'
import { securityGroupModule } from './modules/security-group.ts'
import { shiftedServiceModule } from './modules/shifted-service.ts'
import { shiftedTargetModule } from './modules/shifted-target.ts'
import { targetModule } from './modules/target.ts'
import { atDoor, needsCluster } from './preview/places.ts'
import { frontsOf } from './stack/cdn.ts'
import type { StackContext } from './stack/context.ts'
import { switched } from './stack/flags.ts'
import { balanced, of, shiftOf, stands } from './stack/releases.ts'

/** Modules of what runs outside a cluster, as far as something does. */
export function* releaseModules(contexts: readonly StackContext[]): Iterable<Artifact> {
  const because = (releases: readonly Release[]) => [
    ...new Set(releases.map(({ workload }) => `compute/${workload.name}`)),
  ]
  const all = contexts.flatMap(({ releases }) => releases)
  const previews = contexts.flatMap((context) => context.previews)
  const standing = contexts.flatMap((context) =>
    [...context.releases, ...context.previews].filter((release) => stands(release, context)),
  )
  const shifted = contexts.flatMap((context) =>
    of(context, 'containers').filter((release) => shiftOf(release, context)),
  )
  const flags = contexts.some(({ plan }) => plan.flags?.tool === 'appconfig')
  const behind = contexts.flatMap((context) => balanced(context))
  const fronts = contexts.flatMap((context) => context.stages.flatMap((stage) => frontsOf(context, stage)))
  const edges = [...new Set(fronts.map(({ name }) => `edge/${name}`))]
  if (standing.length + fronts.length > 0)
    yield* moduleFiles('security-group', securityGroupModule(), ['network', ...because(standing), ...edges])
  const doors = contexts.flatMap(atDoor)
  if (behind.length + fronts.length + doors.length > 0) {
    yield* moduleFiles('balancer', balancerModule(), ['ingress', ...edges])
    if (fronts.length + doors.length > 0 || behind.some((release) => !shifted.includes(release)))
      yield* moduleFiles('target', targetModule(), ['ingress', ...because(behind), ...edges])
  }
  if (shifted.length > 0) {
    const rollouts = shifted.map(({ workload }) => `rollout/${workload.name}`)
    yield* moduleFiles('shifted-target', shiftedTargetModule(), ['ingress', ...rollouts])
    yield* moduleFiles('shifted-service', shiftedServiceModule({ flags }), [...because(shifted), ...rollouts])
  }
  const containers = all.filter(({ workload }) => workload.platform === 'containers')
  const jobs = containers.filter(({ workload }) => workload.service.type === 'job')
  const services = containers.filter((release) => !jobs.includes(release) && !shifted.includes(release))
  if (containers.length > 0 || contexts.some(needsCluster))
    yield* moduleFiles('container-cluster', containerClusterModule(), ['cluster'])
  if (services.length > 0) yield* moduleFiles('container-service', containerServiceModule({ flags }), because(services))
  if (flags && all.some((release) => contexts.some((context) => switched(release, context))))
    yield* moduleFiles('flags', flagsModule(), ['flags'])
  const machines = all.filter(({ workload }) => workload.platform === 'virtual-machines')
  if (machines.length > 0) {
    yield* moduleFiles('machine-image', machineImageModule(), because(machines))
    yield* moduleFiles('machines', machinesModule(), because(machines))
  }
  const functions = all.filter(({ workload }) => workload.platform === 'functions')
  const open = [...functions, ...previews.filter(({ workload }) => workload.platform === 'functions')].filter(
    ({ workload, stage }) => workload.hosts[stage.name],
  )
  if (functions.length > 0) yield* moduleFiles('function', functionModule(), because(functions))
  if (open.length > 0) yield* moduleFiles('http-api', httpApiModule(), ['ingress', ...because(open)])
  if (jobs.length > 0) yield* moduleFiles('container-job', containerJobModule(), because(jobs))
}
