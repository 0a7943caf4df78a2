import type { Answers } from '../../model/blueprint.ts'
import type { Spec } from '../../model/spec.ts'
import type { Secret } from '../../model/store.ts'
import type { History } from '../../model/watch.ts'
import { judged } from '../addon.ts'

/** Where Prometheus sends what it measured: a workspace of AWS by a role, Mimir, Thanos and the like by a token. */
export function historyOf(
  { history: url }: Spec,
  decided: Answers,
  remote: (what: string) => Secret['remote'],
): History | undefined {
  if (url === undefined || !judged(decided) || decided.cluster?.answer !== 'eks') return undefined
  const [, region, id] =
    /^https:\/\/aps-workspaces\.([a-z0-9-]+)\.amazonaws\.com\/workspaces\/(ws-[\w-]+)\//.exec(url) ?? []
  const at = { url, name: 'history' }
  if (region !== undefined && id !== undefined) return { ...at, replica: '__replica__', workspace: { id, region } }
  return {
    ...at,
    // Thanos is told by its own configuration which label that is; Mimir and Cortex look for this one.
    replica: url.endsWith('/api/v1/receive') ? 'prometheus_replica' : '__replica__',
    secret: {
      name: 'history',
      remote: remote('history'),
      keys: [{ key: 'token', variable: 'HISTORY_TOKEN', secret: true }],
    },
  }
}
