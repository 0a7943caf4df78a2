import type { Stack } from '../model/plan.ts'
import type { Spec } from '../model/spec.ts'

/** Name of the Service that gives the addresses of the pods themselves. */
export function podsOf(name: string): string {
  return `${name}-pods`
}

/** What autoscalers know the requests of a pod by: the adapter makes it of the service's own histogram. */
export const requestsMetric = 'http_server_requests_per_second'

/** What pods ask for by the piece, and what keeps all others off such nodes. */
export const gpuResource = 'nvidia.com/gpu'

/** What the proxy of a mesh beside each pod asks for, where there is one. */
export const sidecar = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '250Mi' } }

/** Where Karpenter hears that a machine is taken back. */
export function interruptionQueue({ cluster }: Pick<Stack, 'cluster'>): string {
  return `${cluster}-interruptions`
}

/** A bucket has a name that is unique in the world. */
export function bucketName(identifier: string, { cloud }: Pick<Spec, 'cloud'>): string {
  return cloud.account ? `${identifier}-${cloud.account}` : identifier
}
