import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { deepEnd, lineEnd, lineStart, type Made, ownEnd } from './lines.ts'
import type { ListNode, TableNode } from './node.ts'
import { printKey, printToml } from './print.ts'

/** What is missing in a table: its name, the steps below it, what stands at their end, and that as the value of the name. */
export interface Missing {
  readonly name: string
  readonly rest: Path
  readonly to: unknown
  readonly value: unknown
}

/** A statement below the last one of the table; a table of its own where steps between are missing. */
export function addKey(text: string, root: TableNode, table: TableNode, at: Path, missing: Missing): Made {
  const { name, rest, to, value } = missing
  if (rest.length > 0 && table.made !== 'dots' && rest.every((step) => typeof step === 'string')) {
    const header = [...at, name, ...rest.slice(0, -1)]
    if (header.every((step) => typeof step === 'string'))
      return below(
        text,
        table === root ? text.trimEnd().length : deepEnd(table),
        [`[${header.map(printKey).join('.')}]`, `${printKey(String(rest.at(-1)))} = ${printToml(to)}`],
        true,
      )
  }
  const line = `${printKey(name)} = ${printToml(value)}`
  if (table.made === 'dots') {
    const last = [...table.entries.values()].findLast(({ whole }) => whole)
    if (!last?.whole) return { refused: 'the table is put together from several statements' }
    return below(text, last.whole.end, [text.slice(last.whole.start, last.key.start) + line])
  }
  if (table.made === 'implied')
    return {
      span: { start: table.span.start, end: table.span.start },
      text: `[${at.map(String).map(printKey).join('.')}]\n${line}\n\n`,
    }
  const end = ownEnd(table, table === root, text)
  if (end !== undefined) return below(text, end, [indented(text, table, root) + line])
  // Before the first header of the file, or into an empty one.
  const first = Math.min(...[...root.entries.values()].map(({ node }) => node.span.start), text.length)
  return {
    span: { start: first, end: first },
    text: first < text.length ? `${line}\n\n` : `${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`,
  }
}

/** A further table of an array of tables. */
export function addTable(text: string, at: Path, list: ListNode, value: unknown, index = list.items.length): Made {
  if (!isMap(value)) return { refused: 'an array of tables holds tables' }
  if (!at.every((step) => typeof step === 'string')) return { refused: 'the array stands in another one' }
  const header = `[[${at.map(printKey).join('.')}]]`
  const lines = [header, ...Object.entries(value).map(([name, each]) => `${printKey(name)} = ${printToml(each)}`)]
  const next = list.items[index]
  if (next) return { span: { start: next.span.start, end: next.span.start }, text: `${lines.join('\n')}\n\n` }
  return below(text, Math.max(...list.items.map(deepEnd)), lines, true)
}

/** Behind the line that ends at the offset. */
function below(text: string, end: number, lines: readonly string[], apart = false): Made {
  const at = lineEnd(text, end)
  return { span: { start: at, end: at }, text: `${apart && at > 0 ? '\n\n' : at > 0 ? '\n' : ''}${lines.join('\n')}` }
}

/** The blanks before the table's last own statement. */
function indented(text: string, table: TableNode, root: TableNode): string {
  const last = [...table.entries.values()].findLast(({ whole }) => whole)?.whole
  if (!last || table === root) return ''
  const lead = text.slice(lineStart(text, last.start), last.start)
  return lead.trim() === '' ? lead : ''
}
