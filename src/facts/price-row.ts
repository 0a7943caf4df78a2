/** What a price is for: one hour of the thing, one GB kept for a month, a million requests. */
export type Unit =
  | 'hour'
  | 'LCU-hour'
  | 'vCPU-hour'
  | 'GB-hour'
  | 'month'
  | 'GB'
  | 'GB-month'
  | 'GB-second'
  | 'IOPS-month'
  | 'MBps-month'
  | '1k requests'
  | '10k requests'
  | '1M requests'
  | '100k events'
  | 'item'

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
