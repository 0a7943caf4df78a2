import type { AlertKind } from '../../model/watch.ts'
import type { Advice, StoreContext } from './store-advice.ts'

export const historyAdvice = {
  'remote-write-behind': () => ({
    means:
      'The newest sample that Prometheus has sent to the store of `history` in `devops.yaml` is older than five minutes, and has been for a quarter of an hour.',
    impact:
      'None today: Prometheus judges what it keeps itself. What waits for longer than two hours is lost to the store, and years of it have a gap.',
    look: [
      'What does it answer? `kubectl -n monitoring logs prometheus-kube-prometheus-stack-prometheus-0 -c prometheus --tail=200 | grep remote`: 401 and 403 are the token or the role, 429 is its limit, 400 a sample that it does not take, no answer the way to it.',
      'Does it want more than it may have? `prometheus_remote_storage_shards_desired` above `prometheus_remote_storage_shards_max`.',
    ],
    mend: [
      'The token: put the new one into the secrets manager; External Secrets brings it within the hour.',
      'The role: a comparison of the stack shows what differs from what Terraform wrote.',
      'Its limit: have it raised, or send less with `writeRelabelConfigs` in `monitoring/stacks`.',
      'Too few shards: raise `maxShards` and the memory of Prometheus together.',
    ],
    over: 'the newest sample that was sent is younger than five minutes.',
  }),
} satisfies Partial<Record<AlertKind, (context: StoreContext) => Advice>>
