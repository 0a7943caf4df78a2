import type { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import type { Path } from '../../model/source.ts'

/** One egress rule of a policy. */
export type Rule = NonNullable<NonNullable<NetworkPolicy['spec']>['egress']>[number]

export function restrictsEgress({ spec = {} }: NetworkPolicy): boolean {
  return spec.policyTypes ? spec.policyTypes.includes('Egress') : spec.egress !== undefined
}

/** Peers of its own namespace only are never the cluster's DNS. A rule that cannot be read may be anything. */
export function allowsDns(rule: Rule): boolean {
  if (!rule) return true
  const { to = [], ports = [] } = rule
  const peer = to.length === 0 || to.some((each) => !each || each.ipBlock || each.namespaceSelector !== undefined)
  return peer && (ports.length === 0 || ports.some((each) => !each || isDns(each)))
}

function isDns({ port, endPort, protocol = 'TCP' }: { port?: string | number; endPort?: number; protocol?: string }) {
  if (protocol !== 'UDP') return false
  if (typeof port !== 'number') return port === undefined || /^dns/.test(port)
  return port <= 53 && (endPort ?? port) >= 53
}

/** Where something unknown would change the verdict. */
export function unsure(rule: Rule): Path[] {
  const ports = (rule?.ports ?? []).flatMap((_, at) => ['port', 'protocol'].map((field) => ['ports', at, field]))
  return [['to'], ['ports'], ...ports]
}
