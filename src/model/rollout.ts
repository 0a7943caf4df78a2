/** How new versions of a service are let in, where it is not replica by replica. */
export interface Shift {
  readonly service: string
  readonly by: 'canary' | 'blue-green'
  /** Stages in which it is so; in the others versions replace each other replica by replica. */
  readonly stages: readonly string[]
  /** Milliseconds that a share of the traffic is watched for, and that measurements look back. */
  readonly watch: number
  /** Minutes until it is through when nothing goes wrong, the start of replicas included. */
  readonly minutes: number
  /** Objectives that judge a version, and the share of bad events that ends it. */
  readonly judges: readonly Judge[]
  /** Header of requests that reach a new version before users do; absent where it is reached otherwise or by nobody. */
  readonly trial?: { readonly name: string; readonly value: string }
}

/** The same of pods. */
export interface Rollout extends Shift {
  /** Kustomize component that makes a Rollout of its Deployment. */
  readonly path: string
  /** Services between which the load balancer shares out requests; absent where pods share them. */
  readonly pair?: { readonly ping: string; readonly pong: string }
  /** Service by which a new version is reached before it takes over; absent where a pair does that. */
  readonly preview?: string
}

export interface Judge {
  readonly slo: string
  readonly allowed: number
  /** Times what is allowed. */
  readonly burn: number
}
