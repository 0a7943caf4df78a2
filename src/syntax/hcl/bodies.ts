import type { Span } from '../../model/source.ts'
import type { AttributeNode, BlockNode, Body, Label } from './ast.ts'
import { code } from './characters.ts'
import {
  abandoned,
  type Cursor,
  enter,
  fail,
  found,
  leave,
  packed,
  peek,
  report,
  skipBlanks,
  take,
  takeIdentifier,
} from './cursor.ts'
import { readExpression } from './expressions.ts'
import { leaves, recover } from './recovery.ts'
import { readQuoted } from './templates.ts'

/** A whole file. What cannot be read is left out and reported, and reading goes on after it. */
export function readFile(cursor: Cursor): Body {
  const start = cursor.at
  const { attributes, blocks } = readItems(cursor, undefined)
  return { attributes: packed(attributes), blocks: packed(blocks), start, end: cursor.text.length }
}

interface Items {
  readonly attributes: AttributeNode[]
  readonly blocks: BlockNode[]
  /** The names of the attributes, once there are too many to look through. */
  names: Set<string> | undefined
}

/** Up to the closing brace of the block that `header` opens, or to the end of the file. */
function readItems(cursor: Cursor, header: Span | undefined): Items {
  const items: Items = { attributes: [], blocks: [], names: undefined }
  const { depth } = cursor
  for (;;) {
    let start = cursor.at
    try {
      cursor.breaks = 'blank'
      skipBlanks(cursor)
      cursor.breaks = 'end'
      start = cursor.at
      if (cursor.at >= cursor.text.length) {
        if (header) report(cursor, 'Block is not closed', header)
        return items
      }
      if (header && peek(cursor) === code.closeBrace) return items
      readItem(cursor, items, header)
    } catch (thrown) {
      if (thrown !== abandoned) throw thrown
      cursor.depth = depth
      recover(cursor, start, header)
      if (header && leaves(cursor, start, header)) return items
    }
  }
}

function readItem(cursor: Cursor, items: Items, header: Span | undefined): void {
  const start = cursor.at
  const name = takeIdentifier(cursor)
  if (name === '') fail(cursor, `Expected an attribute or a block, found ${found(cursor)}`)
  const nameEnd = cursor.at
  skipBlanks(cursor)
  const isBlock = peek(cursor) !== code.equals || peek(cursor, 1) === code.equals
  if (isBlock) {
    items.blocks.push(readBlock(cursor, name, start))
  } else {
    cursor.at++
    const value = readExpression(cursor)
    if (isSet(items, name)) report(cursor, `\`${name}\` is set twice`, { start, end: nameEnd })
    else items.attributes.push({ name, nameEnd, value, start, end: value.end })
    items.names?.add(name)
  }
  skipBlanks(cursor)
  const next = peek(cursor)
  if (next === code.closeBrace && header) {
    // A block of one line holds one argument; in all others each thing has a line of its own.
    if (isBlock || cursor.text.slice(header.end, start).includes('\n'))
      report(cursor, 'Expected a new line before `}`', { start: cursor.at, end: cursor.at + 1 })
  } else if (next !== code.lineFeed && cursor.at < cursor.text.length)
    fail(cursor, `Expected a new line, found ${found(cursor)}`)
}

function isSet(items: Items, name: string): boolean {
  const { attributes } = items
  if (attributes.length < MANY) {
    for (const each of attributes) if (each.name === name) return true
    return false
  }
  items.names ??= new Set(attributes.map((each) => each.name))
  return items.names.has(name)
}

const MANY = 16

function readBlock(cursor: Cursor, type: string, start: number): BlockNode {
  const typeEnd = start + type.length
  const labels: Label[] = []
  for (;;) {
    skipBlanks(cursor)
    if (peek(cursor) === code.openBrace) break
    labels.push(readLabel(cursor, labels.length === 0))
  }
  const open = cursor.at++
  const header = { start, end: cursor.at }
  const before = enter(cursor, 'end')
  const { attributes, blocks } = readItems(cursor, header)
  leave(cursor, before)
  take(cursor, code.closeBrace)
  const end = cursor.at
  const body = { attributes: packed(attributes), blocks: packed(blocks), start: open, end }
  return { type, typeEnd, labels: packed(labels), body, start, end }
}

function readLabel(cursor: Cursor, first: boolean): Label {
  const start = cursor.at
  if (peek(cursor) === code.quote) {
    const quoted = readQuoted(cursor, readExpression)
    if (quoted.kind === 'template') fail(cursor, 'A label cannot be computed', quoted)
    return { text: String(quoted.value), start, end: cursor.at }
  }
  const text = takeIdentifier(cursor)
  if (text === '') fail(cursor, `Expected ${first ? '`=`, ' : ''}a label or \`{\`, found ${found(cursor)}`)
  return { text, start, end: cursor.at }
}
