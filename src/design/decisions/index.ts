// Written by `npm run gen`: one line per unit.
import type { Decision } from '../decision.ts'
import { decision as admission } from './admission.ts'
import { decision as analytics } from './analytics.ts'
import { decision as backup } from './backup.ts'
import { decision as cache } from './cache.ts'
import { decision as certificates } from './certificates.ts'
import { decision as chaos } from './chaos.ts'
import { decision as cluster } from './cluster.ts'
import { decision as compute } from './compute.ts'
import { decision as copies } from './copies.ts'
import { decision as database } from './database.ts'
import { decision as detection } from './detection.ts'
import { decision as dns } from './dns.ts'
import { decision as edge } from './edge.ts'
import { decision as endpoints } from './endpoints.ts'
import { decision as evidence } from './evidence.ts'
import { decision as flags } from './flags.ts'
import { decision as gitops } from './gitops.ts'
import { decision as ingress } from './ingress.ts'
import { decision as isolation } from './isolation.ts'
import { decision as keyValue } from './key-value.ts'
import { decision as logs } from './logs.ts'
import { decision as mesh } from './mesh.ts'
import { decision as network } from './network.ts'
import { decision as nodes } from './nodes.ts'
import { decision as observability } from './observability.ts'
import { decision as packaging } from './packaging.ts'
import { decision as pipeline } from './pipeline.ts'
import { decision as purchase } from './purchase.ts'
import { decision as queue } from './queue.ts'
import { decision as regions } from './regions.ts'
import { decision as registry } from './registry.ts'
import { decision as rollout } from './rollout.ts'
import { decision as routes } from './routes.ts'
import { decision as scaling } from './scaling.ts'
import { decision as scanning } from './scanning.ts'
import { decision as search } from './search.ts'
import { decision as secrets } from './secrets.ts'
import { decision as state } from './state.ts'
import { decision as stream } from './stream.ts'
import { decision as traces } from './traces.ts'
import { decision as vault } from './vault.ts'

export const decisions: Readonly<Record<string, Decision>> = {
  admission: admission,
  analytics: analytics,
  backup: backup,
  cache: cache,
  certificates: certificates,
  chaos: chaos,
  cluster: cluster,
  compute: compute,
  copies: copies,
  database: database,
  detection: detection,
  dns: dns,
  edge: edge,
  endpoints: endpoints,
  evidence: evidence,
  flags: flags,
  gitops: gitops,
  ingress: ingress,
  isolation: isolation,
  'key-value': keyValue,
  logs: logs,
  mesh: mesh,
  network: network,
  nodes: nodes,
  observability: observability,
  packaging: packaging,
  pipeline: pipeline,
  purchase: purchase,
  queue: queue,
  regions: regions,
  registry: registry,
  rollout: rollout,
  routes: routes,
  scaling: scaling,
  scanning: scanning,
  search: search,
  secrets: secrets,
  state: state,
  stream: stream,
  traces: traces,
  vault: vault,
}
