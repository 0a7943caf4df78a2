/** How new versions of a service are let in, where it is not pod by pod. */
export interface Rollout {
  readonly service: string
  readonly by: 'canary' | 'blue-green'
  /** Kustomize component that makes a Rollout of its Deployment. */
  readonly path: string
  /** Stages that it is laid over; the others are rolled pod by pod. */
  readonly stages: readonly string[]
  /** Milliseconds that each share of the traffic is watched for, and that measurements look back. */
  readonly watch: number
  /** Minutes until it is through when nothing goes wrong, the start of pods included. */
  readonly minutes: number
  /** Services between which the load balancer shares out requests; absent where pods share them. */
  readonly pair?: { readonly ping: string; readonly pong: string }
  /** Service by which a new version is reached before it takes over; absent where a pair does that. */
  readonly preview?: string
  /** Objectives that judge a version, and the share of bad events that ends it. */
  readonly judges: readonly Judge[]
}

export interface Judge {
  readonly slo: string
  readonly allowed: number
  /** Times what is allowed. */
  readonly burn: number
}
