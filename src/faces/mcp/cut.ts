/** An answer that is short enough to be read, and what was left out of it. */
export interface Cut {
  readonly answer: unknown
  readonly notes: readonly string[]
}

/**
 * The answer within about `room` characters of JSON: a page of its longest list beginning at `from`, then ever less of the other
 * lists, then of long texts. Its shape stays.
 */
export function cut(answer: unknown, room: number, from = 0): Cut {
  const whole = sizeOf(answer)
  if (whole <= room && from === 0) return { answer, notes: [] }
  const copy: unknown = structuredClone(answer)
  const notes: string[] = []
  const [longest] = listsIn(copy)
  if (longest) {
    const { items, path } = longest
    const total = items.length
    const rest = whole - sizeOf(items)
    const kept = page(items.slice(from), Math.max(room - rest, room / 2))
    items.splice(0, total, ...kept)
    const end = from + kept.length
    if (from > 0 || end < total)
      notes.push(
        `\`${path}\` shows ${kept.length === 0 ? 'none' : `${from + 1} to ${end}`} of ${total}${end < total ? `; the next begin at ${end}` : ''}.`,
      )
  }
  for (let lists = shrinkable(copy, longest?.items); sizeOf(copy) > room && lists[0]; ) {
    const { items, path } = lists[0]
    const total = items.length
    items.splice(Math.ceil(total / 4))
    notes.push(`\`${path}\` shows the first ${items.length} of ${total}.`)
    lists = shrinkable(copy, longest?.items)
  }
  if (sizeOf(copy) <= room) return { answer: copy, notes }
  return { answer: shortened(copy), notes: [...notes, `Texts longer than ${longestText} characters are cut.`] }
}

interface List {
  readonly path: string
  readonly items: unknown[]
}

const longestText = 2000

/** Every list in a value, the one that takes most room first. */
function listsIn(value: unknown, path = ''): List[] {
  const found: (List & { size: number })[] = []
  const look = (each: unknown, at: string): void => {
    if (typeof each !== 'object' || each === null) return
    if (Array.isArray(each)) found.push({ path: at, items: each, size: sizeOf(each) })
    for (const [key, inner] of Object.entries(each)) look(inner, at === '' ? key : `${at}.${key}`)
  }
  look(value, path)
  return found.sort((one, other) => other.size - one.size)
}

function shrinkable(value: unknown, paged: unknown[] | undefined): List[] {
  return listsIn(value).filter(({ items }) => items !== paged && items.length > 3)
}

/** As many as fit; one at least, so that whoever asks comes on. */
function page(items: readonly unknown[], room: number): unknown[] {
  let used = 0
  const end = items.findIndex((item) => {
    used += sizeOf(item) + 1
    return used > room
  })
  return items.slice(0, end < 0 ? items.length : Math.max(1, end))
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)} ...` : value
  if (Array.isArray(value)) return value.map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shortened(each)]))
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0
}
