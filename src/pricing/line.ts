import type { Unit } from '../facts/price-row.ts'

/** One thing that a resource costs. */
export interface Line {
  /** `Storage (gp3)`. */
  readonly name: string
  /** What of the resource it is for, where it is made of several: `root_block_device`, `us-east-2`. */
  readonly part?: string
  /** Of the price book. */
  readonly sku: string
  readonly unit: Unit
  /** Units a month; `undefined` where it depends on use that nobody has told. */
  readonly quantity: number | undefined
  /** The quantity is of use, not of what is there. */
  readonly use?: true
  /** What was assumed for the quantity. */
  readonly assumed?: string
  /** The attribute whose value cannot be known from files, so that the price cannot either. */
  readonly open?: string
  /** Taken from there, where it is not where the resource stands. */
  readonly region?: string
}

/** Hours of a month, as AWS counts it. */
export const monthHours = 730

/** `count` things that run all month, or as long as is said. */
export function hourly(name: string, sku: string, count = 1, hours: number = monthHours): Line {
  return { name, sku, unit: 'hour', quantity: count * hours }
}

export function monthly(name: string, sku: string, quantity = 1): Line {
  return { name, sku, unit: 'month', quantity }
}

export function stored(name: string, sku: string, gigabytes: number): Line {
  return { name, sku, unit: 'GB-month', quantity: gigabytes }
}

/** Paid by use; `quantity` counts single things where the unit is of a thousand of them. */
export function used(name: string, sku: string, unit: Unit, quantity: number | undefined): Line {
  return { name, sku, unit, quantity: quantity === undefined ? undefined : quantity / sizeOf(unit), use: true }
}

/** How many single things one unit is: a million for `1M requests`. */
export function sizeOf(unit: Unit): number {
  const [, digits, scale] = /^(\d+)([kM]?) /.exec(unit) ?? []
  return digits === undefined ? 1 : Number(digits) * (scale === 'M' ? 1e6 : scale === 'k' ? 1e3 : 1)
}

/** A step of a price that falls with use: up to so many single things, all steps before it included. */
export interface Step {
  readonly name: string
  readonly upTo: number
}

/** Use split over the steps of its price, each with a sku of its own: `SKU`, `SKU/2`, `SKU/3`. Unknown use shows the first. */
export function* tiered(sku: string, unit: Unit, quantity: number | undefined, steps: readonly Step[]): Iterable<Line> {
  let before = 0
  for (const [index, { name, upTo }] of steps.entries()) {
    const at = index === 0 ? sku : `${sku}/${index + 1}`
    if (quantity === undefined || quantity === 0) return void (yield used(name, at, unit, quantity))
    if (quantity > before) yield used(name, at, unit, Math.min(quantity, upTo) - before)
    before = upTo
  }
}

/** The same lines as lines of a part. */
export function* ofPart(part: string, lines: Iterable<Line>): Iterable<Line> {
  for (const line of lines) yield { ...line, part: line.part === undefined ? part : `${part} ${line.part}` }
}
