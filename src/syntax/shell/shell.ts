import { isMap } from '../../model/shape.ts'
import type { Path, SourceFile, Span } from '../../model/source.ts'
import type { Syntax } from '../syntax.ts'
import type { List, Script } from './ast.ts'
import { editOf } from './edit.ts'
import { functionsIn } from './functions.ts'
import { interpreterOf, isShell } from './interpreter.ts'
import { optionsOf } from './options.ts'
import { parseScript } from './parse.ts'

/** What stands in the file of a script. `list` is parsed anew when it is asked for: it is many times as large as the text. */
export interface ScriptFile extends Script {
  /** Options that hold from the start: `errexit`, `nounset`, `pipefail` … */
  readonly options: readonly string[]
  readonly functions: readonly string[]
}

/** `tree.data` is a `ScriptFile`. Beside the paths of its values, `['text', from, to]` is a stretch of the file, by offsets. */
export const shell: Syntax = {
  title: 'Shell',
  reads({ path, text }) {
    const interpreter = interpreterOf(text)
    return interpreter ? isShell(interpreter.name) : /\.(?:sh|bash)$/.test(path)
  },
  parse(file) {
    const { script, comments, problems } = parseScript(file.text)
    const { interpreter, list } = script
    const data: ScriptFile = {
      ...(interpreter && { interpreter }),
      options: optionsOf(interpreter?.args ?? [], list),
      functions: functionsIn(list),
      get list() {
        return listOf(file.text)
      },
    }
    return {
      file,
      data,
      comments,
      problems: problems.map(({ message, span }) => ({ message, place: { file: file.path, span } })),
      placeOf: (path, part) => ({ file: file.path, span: spanOf(file, data, path, part) }),
      edit: (change) =>
        editOf(file, { script: { ...(interpreter && { interpreter }), list: data.list }, problems }, change),
    }
  },
}

let last: { readonly text: string; readonly list: List } | undefined

/** Asked for a script many times in a row, it is parsed once. */
function listOf(text: string): List {
  if (last?.text !== text) last = { text, list: parseScript(text).script.list }
  return last.list
}

function spanOf(file: SourceFile, script: Script, path: Path, part: 'key' | 'value' = 'value'): Span {
  const [first, from, to] = path
  if (
    first === 'text' &&
    typeof from === 'number' &&
    typeof to === 'number' &&
    from >= 0 &&
    from <= to &&
    to <= file.text.length
  )
    return { start: from, end: to }
  let found: Spanned = { span: { start: 0, end: file.text.length } }
  let value: unknown = script
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) break
    value = (value as { [step: string]: unknown })[step]
    if (isSpanned(value)) found = value
  }
  return part === 'key' ? keyOf(found) : found.span
}

interface Spanned {
  readonly span: Span
  readonly name?: unknown
  readonly operator?: unknown
  readonly value?: unknown
  readonly words?: unknown
}

function isSpanned(value: unknown): value is Spanned {
  return isMap(value) && isMap(value.span)
}

/** The name of an assignment, the operator of a redirection, the first word of a command. */
function keyOf({ span, name, operator, value, words }: Spanned): Span {
  const { start } = span
  const [first] = Array.isArray(words) ? words : []
  if (isSpanned(first)) return first.span
  if (value !== undefined && typeof name === 'string') return { start, end: start + name.length }
  if (typeof operator === 'string' && name === undefined) return { start, end: start + operator.length }
  return span
}
