import type { Problem, SourceFile } from '../../model/source.ts'
import type { Expression, TemplatePart } from './ast.ts'
import { abandoned, type Cursor, cursorOver, fail, found, skipBlanks } from './cursor.ts'
import { readExpression } from './expressions.ts'
import { opensHole, readHole, readRun } from './templates.ts'

/** One expression and nothing else, as in a string of a JSON file or on a command line. */
export function parseExpression(file: SourceFile): Expression | readonly Problem[] {
  return attempt(file, (cursor) => {
    cursor.breaks = 'blank'
    const node = readExpression(cursor)
    skipBlanks(cursor)
    if (cursor.at < cursor.text.length) fail(cursor, `Expected the end, found ${found(cursor)}`)
    return node
  })
}

/** A template that is a whole file, as `templatefile` reads it: no quotes, no escapes. */
export function parseTemplate(file: SourceFile): readonly TemplatePart[] | { readonly problems: readonly Problem[] } {
  const parts: TemplatePart[] = []
  const read = attempt(file, (cursor) => {
    while (cursor.at < cursor.text.length) {
      const start = cursor.at
      if (opensHole(cursor)) parts.push(readHole(cursor, readExpression))
      else {
        let text = ''
        while (cursor.at < cursor.text.length && !opensHole(cursor)) text += readRun(cursor, STOP)
        parts.push({ kind: 'text', text, start, end: cursor.at })
      }
    }
    return parts
  })
  return read === parts ? parts : { problems: read as readonly Problem[] }
}

const STOP = /[$%]/g

function attempt<T>(file: SourceFile, read: (cursor: Cursor) => T): T | readonly Problem[] {
  const cursor = cursorOver(file)
  try {
    return read(cursor)
  } catch (thrown) {
    if (thrown !== abandoned) throw thrown
    return cursor.problems
  }
}
