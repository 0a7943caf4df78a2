import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import type { Generator } from '../generator.ts'
import { bootstrapFiles } from './bootstrap/files.ts'
import { isGuarded } from './bootstrap/guard.ts'
import { boundable } from './boundary.ts'
import { moduleFiles } from './module.ts'
import { alarmsModule } from './modules/alarms.ts'
import { cdnModule } from './modules/cdn.ts'
import { certificateModule } from './modules/certificate.ts'
import { clusterModule } from './modules/cluster.ts'
import { interruptionsModule } from './modules/cluster-interruptions.ts'
import { faultModule } from './modules/fault.ts'
import { firewallModule } from './modules/firewall.ts'
import { guardModule } from './modules/guard.ts'
import { healthCheckModule } from './modules/health-check.ts'
import { identityModule } from './modules/identity.ts'
import { judgesModule } from './modules/judges.ts'
import { lockedBucketModule } from './modules/locked-bucket.ts'
import { logSearchModule } from './modules/log-search.ts'
import { namespacesIdentityModule } from './modules/namespaces-identity.ts'
import { networkModule } from './modules/network.ts'
import { objectiveModule } from './modules/objective.ts'
import { pipelineRoleModule } from './modules/pipeline-role.ts'
import { searchEndpointModule } from './modules/search-endpoint.ts'
import { secretKeeperModule } from './modules/secret-keeper.ts'
import { keeperCode } from './modules/secret-keeper-code.ts'
import { siteModule } from './modules/site.ts'
import { stateBucketModule } from './modules/state-bucket.ts'
import { telemetryBucketModule } from './modules/telemetry-bucket.ts'
import { vaultModule } from './modules/vault.ts'
import { previewModules } from './preview/modules.ts'
import { previewRoot } from './preview/root.ts'
import { releaseModules } from './release-modules.ts'
import { alerted } from './stack/alarms.ts'
import { contextOf } from './stack/context.ts'
import { wallsOf } from './stack/edge.ts'
import { failedJobs } from './stack/failed-jobs.ts'
import { faultBlocks } from './stack/faults.ts'
import { stackFiles } from './stack/files.ts'
import { judgeBlocks } from './stack/judges.ts'
import { checked, reached, watchesOf } from './stack/objectives.ts'
import { shifts } from './stack/releases.ts'
import { searchDoor } from './stack/search-door.ts'
import { keeps } from './stack/telemetry.ts'
import { keptIn } from './stack/vault.ts'
import { storeModules } from './store-modules.ts'

export const generator: Generator = {
  title: 'Terraform: modules, and a root for what is applied together',
  paths: ['terraform/**'],
  wants: ({ plan }) => plan.stacks.length > 0,
  *make(blueprint) {
    for (const artifact of all(blueprint))
      yield { ...artifact, because: artifact.because.filter((key) => Object.hasOwn(blueprint.decided, key)) }
  },
}

function* all(blueprint: Blueprint): Iterable<Artifact> {
  const made = [...modules(blueprint)]
  const bound = boundable(made)
  yield* bootstrapFiles(blueprint)
  for (const stack of blueprint.plan.stacks) yield* stackFiles(blueprint, stack, bound)
  yield* previewRoot(blueprint)
  yield* made
}

/** Modules that some stack calls, and no others. */
function* modules(blueprint: Blueprint): Iterable<Artifact> {
  const { plan } = blueprint
  yield* moduleFiles('pipeline-role', pipelineRoleModule(), ['pipeline'])
  if (isGuarded(blueprint.decided)) yield* moduleFiles('guard', guardModule(), ['detection'])
  const contexts = plan.stacks.map((stack) => contextOf(blueprint, stack))
  const clustered = contexts.some((context) => context.clustered)
  if (contexts.some(({ networked }) => networked))
    yield* moduleFiles('network', networkModule({ clustered, hidden: plan.stacks.some(({ nats }) => nats > 0) }), [
      'network',
    ])
  yield* releaseModules(contexts)
  yield* previewModules(contexts)
  if (clustered) {
    yield* moduleFiles('cluster', clusterModule(), ['cluster'])
    yield* moduleFiles('identity', identityModule(), ['cluster'])
    if (plan.addons.some(({ name }) => name === 'karpenter'))
      yield* moduleFiles('interruptions', interruptionsModule(), ['nodes'])
  }
  if (contexts.some(({ patterned }) => patterned))
    yield* moduleFiles('namespaces-identity', namespacesIdentityModule(), ['isolation'])
  const written = new Set<string>()
  // One module serves all of its stores, so it is made for the one that is told most.
  const told = plan.stores
    .filter(({ module }) => module !== 'pod')
    .sort((a, b) => b.secret.keys.length - a.secret.keys.length)
  for (const store of told) {
    if (written.has(store.module)) continue
    written.add(store.module)
    const make = storeModules[store.module]
    if (!make) throw new Error(`nobody writes the module ${store.module}`)
    yield* moduleFiles(store.module, make(store), [store.decision])
  }
  if (plan.kept.length > 0) {
    yield* moduleFiles('secret-keeper', secretKeeperModule(), ['secrets'])
    yield { path: 'terraform/modules/secret-keeper/keeper.js', because: ['secrets'], text: keeperCode }
  }
  const doors = contexts.flatMap(searchDoor)
  if (doors.length > 0)
    yield* moduleFiles(
      'search-endpoint',
      searchEndpointModule(),
      plan.stores.filter(({ module }) => module === 'search-serverless').map(({ decision }) => decision),
    )
  if (contexts.some((context) => keptIn(context).length > 0)) yield* moduleFiles('vault', vaultModule(), ['vault'])
  if (plan.dumps.length > 0)
    yield* moduleFiles(
      'locked-bucket',
      lockedBucketModule(),
      plan.dumps.map(({ store }) => `copies/${store}`),
    )
  if (clustered && plan.state) yield* moduleFiles('state-bucket', stateBucketModule(), ['state'])
  if (plan.sites.length > 0) {
    const because = plan.sites.map(({ name }) => `compute/${name}`)
    yield* moduleFiles('site', siteModule(), because)
  }
  const fronts = plan.workloads.filter(({ cdn }) => cdn.length > 0)
  if (fronts.length > 0)
    yield* moduleFiles(
      'cdn',
      cdnModule(),
      fronts.map(({ name }) => `edge/${name}`),
    )
  if (contexts.some(({ open }) => open.length > 0)) yield* moduleFiles('certificate', certificateModule(), ['ingress'])
  const walls = contexts.map(wallsOf)
  if (walls.some(({ guarded, edged }) => guarded || edged))
    yield* moduleFiles('firewall', firewallModule(), ['ingress'])
  if (contexts.some((context) => keeps(context).length > 0))
    yield* moduleFiles('telemetry-bucket', telemetryBucketModule(), ['logs', 'traces'])
  if (clustered && plan.monitoring.search)
    yield* moduleFiles('log-search', logSearchModule(plan.monitoring.search.secret.keys.map(({ key }) => key)), [
      'logs',
    ])
  if (contexts.some((context) => faultBlocks(context).length > 0)) yield* moduleFiles('fault', faultModule(), ['chaos'])
  if (contexts.some(alerted)) {
    const events = contexts.some((context) => failedJobs(context).length > 0)
    yield* moduleFiles('alarms', alarmsModule({ events, paired: contexts.some(shifts) }), ['observability'])
  }
  if (contexts.some((context) => watchesOf(context).length > 0))
    yield* moduleFiles('objective', objectiveModule(), ['observability'])
  if (contexts.some((context) => judgeBlocks(context).length > 0))
    yield* moduleFiles('judges', judgesModule(), ['observability'])
  if (contexts.some((context) => checked(context).length > 0 || reached(context).length > 0))
    yield* moduleFiles('health-check', healthCheckModule(), ['observability'])
}
