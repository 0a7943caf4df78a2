/** One thing to pay for, before it is looked up in the price book. */
export interface Line {
  readonly what: string
  readonly stack: string
  readonly region: string
  readonly sku: string
  /** Units of the price; what is priced by the hour is taken to run all month. */
  readonly quantity: number
  /** What was assumed to reckon the quantity. */
  readonly assumed?: string
}

export type At = Pick<Line, 'stack' | 'region'>

/** Seconds and hours of a month, as AWS counts it. */
export const monthSeconds = 730 * 3600
export const monthHours = 730
