import { isMap } from '../../model/shape.ts'
import { type Change, type Edit, type Path, pathOf, type Refusal, type Span, valueAt } from '../../model/source.ts'
import type { Instruction } from './instruction.ts'
import { blockStart, lineStart, touchesComment } from './layout.ts'
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
  const draft = draftOf(tree, change)
  if ('refused' in draft) return draft
  const { path: file, text: before } = tree.file
  const text = draft.text.replace(/\r?\n/g, before.includes('\r\n') ? '\r\n' : '\n')
  const after = reread(before.slice(0, draft.span.start) + text + before.slice(draft.span.end))
  const [index, ...rest] = pathOf(change)
  const at = Number(index)
  const shift = rest.length > 0 || 'set' in change ? 0 : 'insert' in change ? 1 : -1
  const next = shift === 1 ? at : at + 1
  const same =
    after.length === tree.data.length + shift &&
    tree.data.slice(0, at).every((each, place) => alike(each, after[place])) &&
    tree.data.slice(next).every((each, place) => alike(each, after[next + shift + place])) &&
    (!('set' in change) || holds(after, change.set, change.to))
  return same ? { file, span: draft.span, text } : { refused: 'the change would break the Dockerfile' }
}

function draftOf(tree: Editable, change: Change): Draft {
  if ('set' in change) return set(tree, change.set, change.to)
  return 'insert' in change ? insert(tree, change.insert, change.to) : drop(tree, change.drop)
}

/** Whether the value is read as it was meant; lines that are joined are read otherwise. */
function holds(after: readonly Instruction[], path: Path, to: unknown): boolean {
  if (path.length === 1 || path.slice(-2).every((step) => typeof step === 'number') || typeof to === 'object')
    return true
  return String(to).includes('\n') || path.at(-1) === 'text' || String(valueAt(after, path)) === String(to)
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

function alike(one: Instruction, other: Instruction | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
