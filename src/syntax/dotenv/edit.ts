import { type Change, type Edit, pathOf, type Refusal, type SourceFile } from '../../model/source.ts'
import { type Entry, entriesIn } from './entries.ts'
import { printed, unescaped } from './escapes.ts'

/** Changes one variable and nothing else; the text is read again to see that. */
export function editOf(file: SourceFile, entries: readonly Entry[], change: Change): Edit | Refusal {
  const path = pathOf(change)
  const [name] = path
  if (path.length !== 1 || typeof name !== 'string' || 'insert' in change)
    return { refused: 'a file of variables holds names and values alone' }
  const entry = entries.findLast((each) => each.name === name)
  const edit = 'set' in change ? set(file, entry, name, change) : drop(file, entries, name)
  if ('refused' in edit) return edit
  const after = entriesIn(file.text.slice(0, edit.span.start) + edit.text + file.text.slice(edit.span.end)).entries
  const others = (list: readonly Entry[]) =>
    list.filter((each) => each.name !== name || (entry && 'set' in change && each.whole.start < entry.whole.start))
  const kept = (list: readonly Entry[]) =>
    JSON.stringify(others(list).map(({ name, form, text }) => [name, form, text]))
  if (kept(entries) !== kept(after)) return { refused: 'other variables would change with it' }
  const made = after.findLast((each) => each.name === name)
  if ('set' in change && (!made || said(made) !== String(change.to)))
    return { refused: 'the value cannot be written in such a file' }
  return edit
}

function set({ path, text }: SourceFile, entry: Entry | undefined, name: string, change: Change & { set: unknown }) {
  const { to, remark } = change as { to: unknown; remark?: string }
  if (!['string', 'number', 'boolean'].includes(typeof to)) return { refused: 'the value of a variable is text' }
  const note = remark === undefined || entry === undefined || hasComment(text, entry) ? '' : ` # ${remark}`
  const sign = entry?.form === 'none' ? '=' : ''
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  if (entry) return { file: path, span: entry.value, text: sign + printed(String(to), entry.form) + note }
  const lead = text === '' || text.endsWith('\n') ? '' : eol
  const end = { start: text.length, end: text.length }
  return { file: path, span: end, text: `${lead}${name}=${printed(String(to), 'bare')}${eol}` }
}

/** The whole line, where the variable is set once. */
function drop({ path, text }: SourceFile, entries: readonly Entry[], name: string): Edit | Refusal {
  const [entry, more] = entries.filter((each) => each.name === name)
  if (!entry) return { refused: 'it is not there' }
  if (more) return { refused: 'it is set more than once' }
  const start = text.lastIndexOf('\n', entry.whole.start - 1) + 1
  const next = text.indexOf('\n', entry.whole.end)
  return { file: path, span: { start, end: next < 0 ? text.length : next + 1 }, text: '' }
}

function hasComment(text: string, { whole }: Entry): boolean {
  return /^[^\S\n]*#/.test(text.slice(whole.end, whole.end + 1000))
}

/** Without its variables read: `undefined` where it has some. */
function said({ text, form }: Entry): string | undefined {
  const plain = form === 'double' ? unescaped(text) : text
  if (form === 'single') return plain
  return /(?<!\$)(?:\$\$)*\$(?:[A-Za-z_{])/.test(plain) ? undefined : plain.replaceAll('$$', '$')
}
