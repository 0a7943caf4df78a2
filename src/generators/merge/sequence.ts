import { diff3MergeRegions } from 'node-diff3'
import { type Branch, bareWithLead, type Part, shift } from './branch.ts'
import { conflictLines } from './lines.ts'

/** Lines of a merged part, with the comments above it. */
export interface Joined {
  readonly key: string
  readonly lines: readonly string[]
}

/** Merges one item that all three have in the same spot. */
type JoinItem = (b: Part, u: Part, g: Part, index: number) => readonly string[]

/** Items without identities are compared as the lines of a text are; where both changed as many as there were, one by one. */
export function joinSequence(
  b: Branch,
  u: Branch,
  g: Branch,
  joinItem: JoinItem,
): { lines: readonly Joined[]; clashes: number } {
  const [us, bs, gs] = [u, b, g].map(({ parts, column }) => parts.map((part) => bareWithLead(part, column))) as Texts
  const linesOf = (branch: Branch, from: number, length: number) =>
    branch.parts
      .slice(from, from + length)
      .flatMap(({ lead, lines }) => shift([...lead, ...lines], branch.column, u.column))
  let clashes = 0
  // Where all agree, your layout stands.
  let next = 0
  const yours = (from: number, length: number) => {
    next = from + length
    return linesOf(u, from, length)
  }
  const lines = diff3MergeRegions(us, bs, gs).map((region): readonly string[] => {
    if (region.stable && 'buffer' in region) {
      const { buffer, bufferStart: from, bufferLength: length } = region
      if (buffer === 'b') return linesOf(g, from, length)
      if (buffer === 'a') return yours(from, length)
      const mine = us.indexOf(bs[from] ?? '', next)
      return mine < 0 ? linesOf(b, from, length) : yours(mine, length)
    }
    if (!('aStart' in region)) return []
    const { aStart, aLength, oStart, oLength, bStart, bLength } = region
    if (equal(us.slice(aStart, aStart + aLength), gs.slice(bStart, bStart + bLength))) return yours(aStart, aLength)
    if (aLength === oLength && bLength === oLength) {
      next = aStart + aLength
      const items = [b.parts.slice(oStart), u.parts.slice(aStart), g.parts.slice(bStart)]
      return Array.from({ length: oLength }, (_, i) => {
        const [pb, pu, pg] = items.map((parts) => parts[i])
        return pb && pu && pg ? joinItem(pb, pu, pg, aStart + i) : []
      }).flat()
    }
    clashes++
    return conflictLines(yours(aStart, aLength), linesOf(b, oStart, oLength), linesOf(g, bStart, bLength))
  })
  return { lines: lines.map((each) => ({ key: '', lines: each })), clashes }
}

type Texts = [string[], string[], string[]]

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}
