import type { AlertKind, SearchDomain } from '../../../model/watch.ts'
import { type Attributes, type Block, block, ref } from '../../../syntax/hcl/build.ts'
import type { StackContext } from './context.ts'
import { identity } from './identity.ts'
import { asking, domainOf } from './log-search-domain.ts'
import { metric } from './metric.ts'
import { keptAsAsked } from './retention.ts'

/** The domain of the logs, and the accounts that set it up and look into it; those that write come with their add-ons. */
export function logSearchBlocks(context: StackContext): Block[] {
  const { plan, stack, spec } = context
  const domain = domainOf(context)
  const { search, namespace } = plan.monitoring
  if (!domain || !search) return []
  const own = (name: string, account: string, actions: readonly string[]) =>
    identity(name, `${stack.cluster}-${name.replaceAll('_', '-')}`, namespace, account, asking(actions))
  return [
    block('module', ['log_search'], {
      source: '../../modules/log-search',
      identifier: domain.identifier,
      vpc_id: ref('module.network.vpc_id'),
      subnet_ids: ref('module.network.data_subnet_ids'),
      clients: { nodes: ref('module.cluster.security_group_id') },
      secret_name: search.secret.remote[stack.name],
      role_prefix: stack.cluster,
      keeper_arn: ref('module.log_search_keeper_identity.role_arn'),
      instance_type: domain.type,
      nodes: domain.nodes,
      volume_size: domain.disk,
      ...(domain.warm && {
        warm: { instance_type: domain.warm.type, nodes: domain.warm.nodes, leader_type: domain.masters },
      }),
      ...keptAsAsked(spec.compliance),
    }),
    ...own('log_search_keeper', search.keeper, ['Get', 'Put', 'Post', 'Head']),
    ...own('log_search_reader', search.reader, ['Get', 'Put', 'Post', 'Head', 'Delete']),
    ...(plan.monitoring.dashboards ? own('grafana', 'kube-prometheus-stack-grafana', ['Get', 'Post', 'Head']) : []),
  ]
}

const above = 'GreaterThanThreshold'

/** As AWS recommends them; each is told by the next working day, since no request of a user fails. */
export function logSearchMeasures(domain: SearchDomain): Readonly<Partial<Record<AlertKind, Attributes>>> {
  const dimensions = { DomainName: ref('module.log_search.name'), ClientId: ref('module.log_search.account_id') }
  const on = (name: string, rest: Attributes) => metric('AWS/ES', name, dimensions, rest)
  const any = { comparison: 'GreaterThanOrEqualToThreshold', threshold: 1, statistic: 'Maximum', periods: 1 }
  return {
    'search-red': on('ClusterStatus.red', any),
    'search-storage': on('FreeStorageSpace', {
      comparison: 'LessThanThreshold',
      // Megabytes of one node: a quarter, before the watermark at which shards are no longer placed.
      threshold: Math.ceil(domain.disk * 1000 * 0.25),
      statistic: 'Minimum',
      periods: 1,
    }),
    'search-memory': on('JVMMemoryPressure', { comparison: above, threshold: 92, statistic: 'Maximum', periods: 3 }),
    'logs-refused': on('ClusterIndexWritesBlocked', any),
  }
}
