import { isMap } from '../../model/shape.ts'
import type { Change, Edit, Path, Refusal, Span } from '../../model/source.ts'
import { valueAt } from '../../model/source.ts'
import type { Instruction } from './instruction.ts'
import { printFlags, printInstruction, printWords, quoted, type Written } from './print.ts'

/** A Dockerfile as an editor needs it. */
export interface Editable {
  readonly file: { readonly path: string; readonly text: string }
  readonly data: readonly Instruction[]
  readonly joiner: string
  /** Where the parser directives at the top end. */
  readonly top: number
  readonly comments: readonly Span[]
  /** The exact place, or nothing where the path leads nowhere. */
  spanOf(path: Path, part?: 'key' | 'value'): Span | undefined
}

type Draft = { readonly span: Span; readonly text: string } | Refusal

/** The edit, proved by reading the result again: only what the change names may be different. */
export function editOf(
  tree: Editable,
  change: Change,
  reread: (text: string) => readonly Instruction[],
): Edit | Refusal {
  const draft =
    'set' in change
      ? set(tree, change.set, change.to)
      : 'insert' in change
        ? insert(tree, change.insert, change.to)
        : drop(tree, change.drop)
  if ('refused' in draft) return draft
  const { path, text: before } = tree.file
  const feed = before.includes('\r\n') ? '\r\n' : '\n'
  const text = draft.text.replace(/\r?\n/g, feed)
  const after = reread(before.slice(0, draft.span.start) + text + before.slice(draft.span.end))
  const index = Number(('set' in change ? change.set : 'insert' in change ? change.insert : change.drop)[0])
  const shift = after.length - tree.data.length
  const whole = ('set' in change ? change.set : 'insert' in change ? change.insert : change.drop).length === 1
  const expected = !whole || 'set' in change ? 0 : 'insert' in change ? 1 : -1
  const skipped = 'insert' in change && whole ? 0 : 1
  const same =
    shift === expected &&
    tree.data.slice(0, index).every((each, at) => alike(each, after[at])) &&
    tree.data.slice(index + skipped).every((each, at) => alike(each, after[index + skipped + shift + at]))
  return same ? { file: path, span: draft.span, text } : { refused: 'the change would break the Dockerfile' }
}

function set(tree: Editable, path: Path, to: unknown): Draft {
  const [index, ...rest] = path
  const instruction = tree.data[Number(index)]
  if (typeof index !== 'number' || !instruction) return { refused: 'there is no such instruction' }
  const span = tree.spanOf(path)
  if (rest.length === 0) return span ? written(tree, span, to) : { refused: 'there is no such instruction' }
  const flag = rest.at(-2) === 'flags' ? String(rest.at(-1)) : undefined
  if (flag !== undefined) return setFlag(tree, path, flag, to)
  if (!span) return { refused: `\`${rest.join('.')}\` is not there` }
  if (rest.at(-1) === 'words' && Array.isArray(to) && to.every((each) => typeof each === 'string'))
    return { span, text: printWords(to) }
  if (typeof to !== 'string' && typeof to !== 'number')
    return { refused: 'the value cannot be written in a Dockerfile' }
  if (touchesComment(tree, span)) return { refused: 'a comment stands in between' }
  const owner = valueAt(tree.data, path.slice(0, path.length - 2))
  const exec = isMap(owner) && owner.form === 'exec' && typeof rest.at(-1) === 'number'
  const value = String(to)
  if (
    exec ||
    (isMap(owner) && Array.isArray(owner.words) && tree.file.text.charAt(span.start) === '"' && rest.at(-2) === 'words')
  )
    return { span, text: JSON.stringify(value) }
  if (rest.at(-2) === 'pairs') {
    const name = String(rest.at(-1))
    const bare = tree.spanOf(path, 'key')
    return { span, text: bare && bare.start === span.start ? `${name}=${quoted(value)}` : quoted(value) }
  }
  if (rest.at(-1) === 'text' && value !== '' && !value.endsWith('\n')) return { span, text: `${value}\n` }
  return { span, text: value }
}

function setFlag(tree: Editable, path: Path, flag: string, to: unknown): Draft {
  if (to !== true && typeof to !== 'string') return { refused: 'a flag is text or true' }
  const text = printFlags({ [flag]: to }).join('')
  const key = tree.spanOf(path, 'key')
  const value = tree.spanOf(path)
  if (key && value) return { span: { start: key.start, end: Math.max(key.end, value.end) }, text }
  const name = tree.spanOf([...path.slice(0, -2), 'name'])
  return name
    ? { span: { start: name.end, end: name.end }, text: ` ${text}` }
    : { refused: 'there is no such instruction' }
}

function insert(tree: Editable, path: Path, to: unknown): Draft {
  const index = path[0]
  if (path.length !== 1 || typeof index !== 'number') return { refused: 'only whole instructions can be inserted' }
  const { text } = tree.file
  const before = tree.spanOf([index])
  if (before) {
    const start = blockStart(tree, lineStart(text, before.start))
    const draft = written(tree, { start, end: start }, to)
    return 'refused' in draft ? draft : { ...draft, text: `${draft.text}\n` }
  }
  if (index !== tree.data.length) return { refused: 'there is no such place' }
  const last = tree.spanOf([index - 1])
  const feed = last ? text.indexOf('\n', last.end) : -1
  const at = last && feed >= 0 ? feed + 1 : text.length
  const draft = written(tree, { start: at, end: at }, to)
  if ('refused' in draft) return draft
  const open = at > 0 && text.charAt(at - 1) !== '\n' && text !== '\uFEFF'
  return { ...draft, text: `${open ? '\n' : ''}${draft.text}\n` }
}

function drop(tree: Editable, path: Path): Draft {
  const { text } = tree.file
  const span = tree.spanOf(path)
  if (!span) return { refused: `\`${path.join('.')}\` is not there` }
  if (path.length === 1) {
    const feed = text.indexOf('\n', span.end)
    return { span: { start: lineStart(text, span.start), end: feed < 0 ? text.length : feed + 1 }, text: '' }
  }
  const key = tree.spanOf(path, 'key')
  const flag = path.includes('flags')
  if (!flag && path.at(-2) !== 'pairs') return { refused: 'only instructions, flags and pairs can be dropped' }
  let start = Math.min(span.start, key?.start ?? span.start)
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--
  return { span: { start, end: span.end }, text: '' }
}

function written(tree: Editable, span: Span, to: unknown): Draft {
  if (typeof to === 'string') return { span, text: to }
  if (!isMap(to) || typeof to.name !== 'string') return { refused: 'an instruction is text or has a name' }
  return { span, text: printInstruction(to as unknown as Written, tree.joiner) }
}

/** The start of the comment that stands right above. */
function blockStart(tree: Editable, line: number): number {
  const { text } = tree.file
  const starts = new Map(tree.comments.map((comment) => [lineStart(text, comment.start), comment]))
  let start = line
  while (start > tree.top) {
    const above = lineStart(text, start - 1)
    if (above < tree.top || !starts.has(above)) break
    start = above
  }
  return start
}

function touchesComment(tree: Editable, { start, end }: Span): boolean {
  return tree.comments.some((comment) => comment.start >= start && comment.end <= end)
}

function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start
}

function alike(one: Instruction, other: Instruction | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
