import { z } from 'zod'
import { type Entry, first, hashOf } from '../../store/trail.ts'

/** Where the chain does not hold. */
export const breakShape = z.object({
  number: z.number().int().describe('Of the entry where it shows'),
  what: z.enum(['altered', 'removed', 'inserted', 'replaced', 'cut', 'head']),
  detail: z.string(),
})
export type Break = z.output<typeof breakShape>

/** The last entry as somebody wrote it down. */
export interface Head {
  readonly number: number
  readonly hash: string
}

export interface Walked {
  readonly entries: number
  readonly from?: number
  readonly head?: Head
  /** The first hundred. */
  readonly breaks: readonly Break[]
}

/** Follows the chain entry by entry. `known` is a head of before: what it names has to be there still. */
export async function walk(entries: AsyncIterable<Entry> | Iterable<Entry>, known?: Head | undefined): Promise<Walked> {
  const breaks: Break[] = []
  const say = (number: number, what: Break['what'], detail: string) => {
    if (breaks.length < 100) breaks.push({ number, what, detail })
  }
  let count = 0
  let from: number | undefined
  let last: Head | undefined
  let seen = known === undefined
  for await (const entry of entries) {
    const { number, previous, hash } = entry
    count++
    from ??= number
    if (hash !== hashOf(entry)) say(number, 'altered', 'its hash is not that of what stands in it')
    const expected = last ? last.number + 1 : number
    if (number < expected) say(number, 'inserted', `it stands behind number ${expected - 1}: inserted, or moved`)
    else if (number > expected)
      say(number, 'removed', `between number ${expected - 1} and it ${gap(number - expected)} missing`)
    else if (previous !== (last?.hash ?? (number === 1 ? first : previous)))
      say(number, 'replaced', `it follows another entry than the one that stands before it`)
    if (known?.number === number) {
      seen = true
      if (known.hash !== hash) say(number, 'head', 'it is not the entry that was written down as the last one')
    }
    if (!last || number > last.number) last = { number, hash }
  }
  if (known && !seen)
    if ((last?.number ?? 0) < known.number)
      say(last?.number ?? 0, 'cut', `the chain went on to number ${known.number}: the end is missing`)
    else say(known.number, 'removed', 'the entry that was written down as the last one is not there')
  return { entries: count, ...(from !== undefined && { from }), ...(last && { head: last }), breaks }
}

function gap(missing: number): string {
  return missing === 1 ? 'one entry is' : `${missing} entries are`
}
