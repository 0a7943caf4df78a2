/** What a price is for: one hour of the thing, one GB kept for a month, a million requests. */
export type Unit =
  | 'hour'
  | 'minute'
  | 'second'
  | 'month'
  | 'GB'
  | 'TB'
  | 'GB-second'
  | `${'LCU' | 'vCPU' | 'GB' | 'MB' | 'DPU'}-hour`
  | `${'GB' | 'IOPS' | 'MBps' | 'vCPU'}-month`
  | Counted
  | `${'1k' | '10k' | '100k' | '1M'} ${Counted}s`

/** What is paid for by its number. A query, an invocation and a transition are requests. */
export type Counted = 'request' | 'event' | 'item' | 'object' | 'message' | 'minute' | 'line'

/** A list price on demand, before tax and discounts. */
export interface PriceRow {
  readonly service: string
  /** What is priced, from the general to the particular: `rds/postgresql/db.m7g.large/multi-az`. */
  readonly sku: string
  /** An AWS region, or `global` for what costs the same everywhere. */
  readonly region: string
  readonly unit: Unit
  readonly usd: number
}
