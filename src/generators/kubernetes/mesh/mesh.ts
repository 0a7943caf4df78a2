import type { Plan, Stage } from '../../../model/plan.ts'
import { istioPolicies } from './istio.ts'
import { linkerdPolicies } from './linkerd.ts'

/** Who may call whom, in the words of the mesh: the edges of the design and nothing else. */
export function meshPolicies(stage: Stage, plan: Plan): unknown[] {
  return plan.mesh === 'linkerd' ? linkerdPolicies(stage, plan) : istioPolicies(stage, plan)
}

/** Where proxies take in what is encrypted: those of nodes in Istio, those beside each pod in Linkerd. */
export const tunnelPorts = { istio: 15008, linkerd: 4143 } as const
/** From where the kubelet asks pods of Istio's ambient mode whether they live. */
export const kubelet = '169.254.7.127/32'
/** Where proxies of Linkerd show their metrics. */
export const proxyMetrics = 4191
/** Where proxies of Linkerd get certificates, addresses and policies from. */
export const controlPorts = [8080, 8086, 8090]
