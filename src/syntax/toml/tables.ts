import { type Cursor, fail, report } from './cursor.ts'
import type { KeyPart } from './keys.ts'
import { add, append, list, type Node, stretch, type TableNode, table } from './node.ts'

/** Puts a value where its key says; the dots of the key make tables. The last of two equal keys counts. */
export function assign(cursor: Cursor, into: TableNode, key: readonly KeyPart[], node: Node, start: number): void {
  let here = into
  const last = key.at(-1)
  for (const { name, span } of key.slice(0, -1)) {
    const known = here.entries.get(name)?.node
    if (known?.is === 'table' && known.made === 'dots') here = known
    else if (known) fail(cursor, `\`${name}\` has been written in another way above`, span.start, span.end)
    else {
      const made = table('dots', start)
      add(here, name, { key: span, node: made })
      here = made
    }
    stretch(here, node.span.end)
  }
  if (!last) return
  const { name, span } = last
  if (here.entries.has(name)) twice(cursor, here, last)
  add(here, name, { key: span, node, whole: { start, end: node.span.end } })
}

/** The table that a `[header]` opens. */
export function opened(cursor: Cursor, root: TableNode, key: readonly KeyPart[], start: number): TableNode {
  const { parent, last } = above(cursor, root, key, start)
  const known = parent.entries.get(last.name)?.node
  if (known?.is === 'table' && known.made === 'implied') {
    known.made = 'header'
    known.span = { start, end: cursor.at }
    return known
  }
  if (known) twice(cursor, parent, last)
  const made = table('header', start)
  add(parent, last.name, { key: last.span, node: made })
  return made
}

/** The new table of a `[[header]]`. */
export function appended(cursor: Cursor, root: TableNode, key: readonly KeyPart[], start: number): TableNode {
  const { parent, last } = above(cursor, root, key, start)
  const known = parent.entries.get(last.name)?.node
  const made = table('header', start)
  if (known?.is === 'list' && known.open) append(known, made)
  else {
    if (known) twice(cursor, parent, last)
    const tables = list(true, start)
    append(tables, made)
    add(parent, last.name, { key: last.span, node: tables })
  }
  return made
}

/** The table that the last part of a header's key stands in. */
function above(cursor: Cursor, root: TableNode, key: readonly KeyPart[], start: number) {
  let parent = root
  const last = key.at(-1) ?? { name: '', span: { start, end: start } }
  for (const { name, span } of key.slice(0, -1)) {
    const known = parent.entries.get(name)?.node
    const next = known?.is === 'list' && known.open ? known.items.at(-1) : known
    if (next?.is === 'table' && next.made !== 'braces') parent = next
    else if (known) fail(cursor, `\`${name}\` is no table that can be added to`, span.start, span.end)
    else {
      const made = table('implied', start)
      add(parent, name, { key: span, node: made })
      parent = made
    }
  }
  return { parent, last }
}

function twice(cursor: Cursor, into: TableNode, { name, span }: KeyPart): void {
  const first = into.entries.get(name)?.key.start ?? 0
  const line = cursor.text.slice(0, first).split('\n').length
  report(cursor, `\`${name}\` stands twice, first in line ${line}; the last one counts`, span.start, span.end)
}
