import {
  type Change,
  type Edit,
  type Path,
  pathOf,
  type Refusal,
  type SourceFile,
  type Span,
} from '../../model/source.ts'
import { changed, same } from '../changed.ts'
import { addKey, addTable } from './add.ts'
import { read } from './document.ts'
import { drop } from './drop.ts'
import { addToBrackets } from './inline.ts'
import type { Made } from './lines.ts'
import type { TableNode } from './node.ts'
import { find } from './places.ts'
import { printToml } from './print.ts'

/** Writes one change; comments and layout around it stay. What was edited is read again, and refused where it says anything else. */
export function edit(file: SourceFile, root: TableNode, flaws: number, change: Change): Edit | Refusal {
  const { text, path } = file
  const made = make(text, root, change)
  if ('refused' in made) return made
  const next = text.includes('\r\n') ? made.text.replace(/\r?\n/g, '\r\n') : made.text
  const after = read(text.slice(0, made.span.start) + next + text.slice(made.span.end))
  if (after.cursor.flaws.length > flaws)
    return { refused: `the text would break: ${after.cursor.flaws.at(-1)?.message}` }
  const wanted = changed(root.value, change)
  if (!wanted) return { refused: 'the path leads through a value that is no table and no array' }
  if (!same(wanted.value, after.root.value)) return { refused: 'other values would change with it' }
  return { file: path, span: made.span, text: next }
}

function make(text: string, root: TableNode, change: Change): Made {
  const path = pathOf(change)
  if (path.length === 0) return { refused: 'a whole file is not changed at once' }
  if ('drop' in change) return drop(text, root, path)
  if (printToml(change.to) === undefined) return { refused: 'TOML has no way to write the value' }
  if ('insert' in change) return insert(text, root, path, change.to)
  const { node, depth } = find(root, path)
  if (depth < path.length) return create(text, root, path, change.to)
  if (node.is === 'table' ? node.made !== 'braces' : node.is === 'list' && node.open)
    return { refused: 'a table is changed key by key' }
  const printed = printToml(change.to, text.slice(node.span.start, node.span.end)) ?? ''
  return change.remark === undefined
    ? { span: node.span, text: printed }
    : remarked(text, node.span, printed, change.remark)
}

/** With a comment behind the value, in place of the one that may stand there. */
function remarked(text: string, { start, end }: Span, printed: string, remark: string): Made {
  const [, comment = '', rest = ''] = /^([ \t]*(?:#[^\r\n]*)?)(.?)/.exec(text.slice(end, end + 1000)) ?? []
  if (rest !== '' && !/[\r\n]/.test(rest)) return { span: { start, end }, text: printed }
  return { span: { start, end: end + comment.length }, text: `${printed} # ${remark}` }
}

function create(text: string, root: TableNode, path: Path, to: unknown): Made {
  const { node, depth } = find(root, path)
  const [step, ...rest] = path.slice(depth)
  const value = rest.reduceRight<unknown>((inner, each) => (typeof each === 'number' ? [inner] : { [each]: inner }), to)
  if (node.is === 'scalar' || step === undefined) return { refused: 'the parent is no table' }
  if (node.is === 'list') {
    if (step !== node.items.length) return { refused: 'the array has no such item' }
    return node.open
      ? addTable(text, path.slice(0, depth), node, value)
      : addToBrackets(text, node, node.items.length, value)
  }
  if (node.made === 'braces') return addToBrackets(text, node, node.entries.size, value, String(step))
  return addKey(text, root, node, path.slice(0, depth), { name: String(step), rest, to, value })
}

function insert(text: string, root: TableNode, path: Path, to: unknown): Made {
  const at = path.slice(0, -1)
  const { node, depth } = find(root, at)
  if (depth < at.length) return create(text, root, at, [to])
  if (node.is !== 'list') return { refused: 'it is no array' }
  const index = Math.min(Number(path.at(-1)), node.items.length)
  return node.open ? addTable(text, at, node, to, index) : addToBrackets(text, node, index, to)
}
