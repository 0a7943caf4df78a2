import type { Path, Tree } from '../../../src/model/source.ts'
import { isTagged } from '../../../src/model/tagged.ts'
import { isUnknown } from '../../../src/model/unknown.ts'

/** Values of one text that are looked at. */
const most = 400

/**
 * What is wrong with the places of a tree: one that lies outside of its text, or whose text does not read back to the value
 * or key at it. `again` reads one value or key that is written alone, and answers what it may be, `undefined` where it cannot judge.
 */
export function misread(
  tree: Tree,
  root: Path,
  again: (written: string, before: string, part: 'key' | 'value') => readonly unknown[] | undefined,
): string | undefined {
  const { text } = tree.file
  let left = most
  for (const { path, value } of valuesIn(tree.data, root)) {
    // The name of every key that is broken.
    if (path.includes('?')) continue
    if (left-- === 0) return undefined
    for (const part of ['value', 'key'] as const) {
      const { start, end } = tree.placeOf(path, part).span
      if (!(0 <= start && start <= end && end <= text.length))
        return `${JSON.stringify(path)}: ${start}-${end} is outside`
      if (part === 'key' && typeof path.at(-1) !== 'string') continue
      const written = text.slice(start, end)
      if (isUnknown(value)) continue
      const read = again(written, text.slice(Math.max(0, start - 200), start), part)
      const wanted = part === 'key' ? path.at(-1) : value
      if (read && !read.some((each) => isSame(each, wanted)))
        return `${part} of ${JSON.stringify(path)}: ${JSON.stringify(written.slice(0, 200))} reads back as ${JSON.stringify(read)?.slice(0, 200)}, and it is ${JSON.stringify(wanted)?.slice(0, 200)}`
    }
  }
  return undefined
}

function* valuesIn(value: unknown, path: Path): Iterable<{ path: Path; value: unknown }> {
  if (path.length > 0 || typeof value !== 'object') yield { path, value }
  if (path.length > 12) return
  const inner = isTagged(value) ? value.value : value
  if (typeof inner !== 'object' || inner === null || (isUnknown(inner) && !isTagged(inner))) return
  for (const [name, each] of Object.entries(inner))
    yield* valuesIn(each, [...path, Array.isArray(inner) ? Number(name) : name])
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (isUnknown(a) && isUnknown(b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSame(a[name as never], b[name as never]))
  )
}
