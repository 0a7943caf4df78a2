/** A version that was brought to an environment, or was meant to be. */
export interface Delivery {
  readonly id: number
  readonly service: string
  readonly environment: string
  readonly version: string
  readonly status: DeliveryStatus
  /** When it had arrived or failed; when it began as long as it is under way. */
  readonly at: Date
  readonly source: 'command' | 'cdevents' | 'github' | 'argocd'
  readonly by?: string
  readonly url?: string
  readonly changes: readonly Change[]
}

export type DeliveryStatus = 'started' | 'succeeded' | 'failed'

export interface Change {
  readonly commit: string
  /** When it was committed; absent where whoever told of it did not say. */
  readonly at?: Date
}

/** What is told of a delivery. What is told again under the same key is the same delivery. */
export type Told = Omit<Delivery, 'id'> & { readonly key: string }
