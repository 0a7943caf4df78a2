/** A line of releases that lives and ends together: Kubernetes 1.36, Debian 13. */
export interface Cycle {
  readonly product: string
  readonly cycle: string
  readonly released?: string
  /** The last day of ordinary support. Neither this nor `ended`: no end was announced. */
  readonly ends?: string
  /** Over, on a day that the source does not give. */
  readonly ended?: true
  /** The last day of extended or long-term support, which costs extra or is done by others. */
  readonly extendedEnds?: string
  readonly lts?: true
  /** The day from which the cycle counts as long-term support. */
  readonly ltsFrom?: string
  readonly latest?: string
}
