import type { Versions } from './bounds.ts'

/** As written, and as the nested lists of numbers and words that Maven compares. */
export interface MavenVersion {
  readonly text: string
  readonly items: readonly Item[]
}

/** A number, a word, a word joined with a number (`rc1`), or what follows a dash or a change from digits to letters. */
type Item = bigint | string | Joined | readonly Item[]

interface Joined {
  readonly word: string
  readonly number: bigint
}

/** As Maven's `ComparableVersion`: `1.0-rc1` < `1.0` = `1.0.0` < `1.0-sp` < `1.0-x` < `1.0-1` < `1.0.1`. */
export const mavenVersions: Versions<MavenVersion> = {
  parse: (text) => (text.length > 0 && text.length <= 256 ? { text, items: itemsOf(text.toLowerCase()) } : undefined),
  compare: (a, b) => compareItems(a.items, b.items),
  print: ({ text }) => text,
}

const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp']
const releases = ['ga', 'final', 'release']
const initials: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' }
const digit = /[0-9]/

function itemsOf(text: string): readonly Item[] {
  const root: Item[] = []
  const lists: Item[][] = [root]
  let list = root
  let start = 0
  let digits = false
  let joins = false
  const nest = () => {
    const inner: Item[] = []
    list.push(inner)
    lists.push(inner)
    list = inner
  }
  const take = (end: number, asDigits = digits) => list.push(itemOf(text.slice(start, end), joins, asDigits))
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === '-' && at > start && !digits && digit.test(text.charAt(at + 1))) {
      joins = true
    } else if (letter === '.' || letter === '-') {
      if (at === start) list.push(0n)
      else take(at)
      start = at + 1
      if (letter === '-' && list.length > 0) nest()
      joins = false
    } else if (digit.test(letter)) {
      if (!digits && at > start) {
        joins = true
        if (list.length > 0) nest()
      }
      digits = true
    } else {
      if (digits && at > start) {
        take(at, true)
        start = at
        nest()
        joins = false
      }
      digits = false
    }
  }
  if (text.length > start) {
    if (!digits && list.length > 0) nest()
    take(text.length)
  }
  for (const each of lists.reverse()) normalize(each)
  return root
}

function itemOf(text: string, joins: boolean, digits: boolean): Item {
  if (!joins) return digits ? BigInt(text) : aliased(text)
  const bare = text.replaceAll('-', '')
  const at = Math.max(0, bare.search(digit))
  const word = bare.slice(0, at)
  const number = /^\d+$/.test(bare.slice(at)) ? BigInt(bare.slice(at)) : 0n
  return { word: initials[word] ?? aliased(word), number }
}

function aliased(word: string): string {
  return word === 'cr' ? 'rc' : word
}

/** What says nothing is left out at the end and before a word. */
function normalize(list: Item[]): void {
  for (let at = list.length - 1; at >= 0; at--) {
    const item = list[at]
    if (item !== 0n && item !== '' && !(isList(item) && item.length === 0)) continue
    const next = list[at + 1]
    const first = isList(next) ? next[0] : next
    if (next === undefined || (first !== undefined && isWord(first))) list.splice(at, 1)
  }
}

function isList(item: Item | undefined): item is readonly Item[] {
  return Array.isArray(item)
}

function isWord(item: Item): item is string | Joined {
  return typeof item === 'string' || (typeof item === 'object' && !isList(item))
}

function compareItems(a: Item | undefined, b: Item | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -compareItems(b, undefined)
  if (typeof a === 'bigint') {
    if (b === undefined) return a === 0n ? 0 : 1
    return typeof b === 'bigint' ? order(a, b) : 1
  }
  if (isList(a)) return compareList(a, b)
  if (b === undefined) return order(rank(wordOf(a)), rank(''))
  if (!isWord(b)) return -1
  const words = order(rank(wordOf(a)), rank(wordOf(b)))
  return words || order(numberOf(a), numberOf(b))
}

function compareList(a: readonly Item[], b: Item | undefined): number {
  if (b !== undefined && !isList(b)) return isWord(b) ? 1 : -1
  const length = Math.max(a.length, b?.length ?? 0)
  for (let at = 0; at < length; at++) {
    const found = compareItems(a[at], b?.[at])
    if (found !== 0) return found
  }
  return 0
}

function wordOf(item: string | Joined): string {
  return typeof item === 'string' ? item : item.word
}

/** A word alone comes before the same with any number. */
function numberOf(item: string | Joined): bigint {
  return typeof item === 'string' ? -1n : item.number
}

function rank(word: string): string {
  const known = qualifiers.indexOf(releases.includes(word) ? '' : word)
  return known < 0 ? `${qualifiers.length}-${word}` : String(known)
}

function order<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b)
}
