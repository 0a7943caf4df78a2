/** What a provider promises in its service level agreement, a share of the month. It is paid back in credits when it is not kept. */
export interface Promised {
  /** Product and form: `rds/multi-az`. */
  readonly product: string
  readonly share: number
}
