import { type Cursor, fail, found, skipLines, take } from './cursor.ts'
import { keyOf } from './keys.ts'
import { append, type ListNode, list, type Node, type TableNode, table } from './node.ts'
import { bare } from './scalars.ts'
import { string } from './strings.ts'
import { assign } from './tables.ts'

const deepest = 200

export function value(cursor: Cursor): Node {
  const start = cursor.at
  const first = cursor.text[start]
  if (first === '[' || first === '{') {
    if (++cursor.depth > deepest) fail(cursor, 'nested too deeply to be read')
    const node = first === '[' ? brackets(cursor) : braces(cursor)
    cursor.depth--
    node.span = { start, end: cursor.at }
    return node
  }
  const read = first === '"' || first === "'" ? string(cursor) : bare(cursor)
  return { is: 'scalar', value: read, span: { start, end: cursor.at } }
}

function brackets(cursor: Cursor): ListNode {
  const node = list(false, cursor.at)
  const open = cursor.at++
  for (;;) {
    skipLines(cursor)
    if (take(cursor, ']')) return node
    append(node, value(cursor))
    skipLines(cursor)
    if (take(cursor, ']')) return node
    if (!take(cursor, ',')) unclosed(cursor, ']', open)
  }
}

/** Line breaks and a last comma are allowed, as of TOML 1.1. */
function braces(cursor: Cursor): TableNode {
  const node = table('braces', cursor.at)
  const open = cursor.at++
  for (;;) {
    skipLines(cursor)
    if (take(cursor, '}')) break
    const start = cursor.at
    const key = keyOf(cursor)
    if (!take(cursor, '=')) fail(cursor, `a \`=\` should stand before ${found(cursor)}`)
    skipLines(cursor)
    assign(cursor, node, key, value(cursor), start)
    skipLines(cursor)
    if (take(cursor, '}')) break
    if (!take(cursor, ',')) unclosed(cursor, '}', open)
  }
  // Nothing may be added to it from outside, nor to what its dotted keys made.
  seal(node)
  return node
}

function seal(node: TableNode): void {
  node.made = 'braces'
  for (const { node: inner } of node.entries.values()) if (inner.is === 'table' && inner.made === 'dots') seal(inner)
}

function unclosed(cursor: Cursor, sign: string, open: number): never {
  if (cursor.at >= cursor.text.length) fail(cursor, `the bracket is never closed`, open)
  return fail(cursor, `a \`,\` or \`${sign}\` should stand before ${found(cursor)}`)
}
