import { type Cursor, cursorOver, endLine, fail, found, report, skipBlanks, skipLines, take } from './cursor.ts'
import { keyOf } from './keys.ts'
import { stretch, type TableNode, table } from './node.ts'
import { appended, assign, opened } from './tables.ts'
import { value } from './values.ts'

/** A statement that cannot be read is a flaw and left out; the next line is read again. */
export function read(text: string): { readonly root: TableNode; readonly cursor: Cursor } {
  const cursor = cursorOver(text)
  const root = table('header', cursor.at)
  let here = root
  for (;;) {
    skipLines(cursor)
    const start = cursor.at
    if (start >= text.length || cursor.flaws.length >= most) break
    try {
      if (text[start] === '[') here = header(cursor, root)
      else pair(cursor, here)
    } catch (error) {
      if (error !== cursor.abandoned) throw error
      cursor.depth = 0
      cursor.at = start
      // What a broken header holds belongs to nothing that is known.
      if (text[start] === '[') here = table('header', start)
      recover(cursor)
    }
  }
  const control = firstControl(text)
  if (control >= 0) report(cursor, 'a control character, which TOML does not allow', control, control + 1)
  root.span = { start: root.span.start, end: text.length }
  return { root, cursor }
}

/** Flaws of one file, after which it is not read on. */
const most = 20

function header(cursor: Cursor, root: TableNode): TableNode {
  const start = cursor.at
  const many = take(cursor, '[[')
  if (!many) cursor.at++
  const key = keyOf(cursor)
  if (!take(cursor, many ? ']]' : ']')) fail(cursor, `the header should be closed before ${found(cursor)}`)
  const here = many ? appended(cursor, root, key, start) : opened(cursor, root, key, start)
  here.span = { start, end: cursor.at }
  endLine(cursor)
  return here
}

function pair(cursor: Cursor, here: TableNode): void {
  const start = cursor.at
  const key = keyOf(cursor)
  if (!take(cursor, '=')) fail(cursor, `a \`=\` should stand before ${found(cursor)}`)
  skipBlanks(cursor)
  const node = value(cursor)
  assign(cursor, here, key, node, start)
  stretch(here, node.span.end)
  endLine(cursor)
}

/** Goes on at the next line that looks like a statement. */
function recover(cursor: Cursor): void {
  const { text } = cursor
  do {
    const next = text.indexOf('\n', cursor.at)
    cursor.at = next < 0 ? text.length : next + 1
  } while (cursor.at < text.length && !statement.test(text.slice(cursor.at, cursor.at + 200)))
}

const statement = /^[ \t]*(?:\[|[\w.'"-]+[ \t]*=)/

function firstControl(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 31 && code !== 127) continue
    if (code === 9 || code === 10 || (code === 13 && text.charCodeAt(at + 1) === 10)) continue
    return at
  }
  return -1
}
