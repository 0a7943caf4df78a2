import type { Path, Span } from '../../model/source.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import { interpolated, piecesOf } from '../../values/interpolation.ts'
import type { Syntax } from '../syntax.ts'
import { editOf } from './edit.ts'
import { type Entry, entriesIn } from './entries.ts'
import { unescaped } from './escapes.ts'

/**
 * `tree.data` is a map of the variables; of one that is set twice the last counts. Variables in values are those of the file
 * itself; others are set by whoever reads it.
 */
export const dotenv: Syntax = {
  title: 'Files of environment variables',
  reads: ({ text }) => !text.startsWith('#!') && /^[^\S\n]*(?:export[^\S\n]+)?[\w.-]+[^\S\n]*[=:]/m.test(text),
  parse(file) {
    const { entries, comments, flaws } = entriesIn(file.text)
    const { data, wrong } = valuesOf(entries)
    const last = new Map(entries.map((entry) => [entry.name, entry]))
    return {
      file,
      data,
      comments,
      problems: [...flaws, ...wrong].map(({ message, span }) => ({ message, place: { file: file.path, span } })),
      placeOf: (path, part) => ({ file: file.path, span: spanOf(last, path, part, file.text.length) }),
      edit: (change) => editOf(file, entries, change),
    }
  },
}

/** What the entries say, one after the other; `outer` goes before them. A value is never part of a message: it may be a secret. */
export function valuesOf(
  entries: readonly Entry[],
  outer: (name: string) => string | Unknown | undefined = () => undefined,
) {
  const values = new Map<string, string | Unknown>()
  const wrong: { message: string; span: Span }[] = []
  let left = 10_000_000
  for (const { name, text, form, value: span } of entries) {
    if (form === 'none') {
      const value = outer(name)
      values.set(name, value ?? unknownValue(name, 'the file only names it: its value comes from the environment'))
      continue
    }
    const said = form === 'double' ? unescaped(text) : text
    const pieces = form === 'single' ? [said] : piecesOf(said)
    if (pieces && left >= 0) {
      const value = interpolated(`\${${name}}`, pieces, (each) => outer(each) ?? values.get(each))
      if (form !== 'single' && typeof value === 'string') left -= Math.max(0, value.length - text.length)
      values.set(name, value)
    } else if (pieces) values.set(name, unknownValue(`\${${name}}`, 'the values of the file come to more than 10 MB'))
    else {
      wrong.push({ message: `the value of \`${name}\` has a \`\${\` that is no variable`, span })
      values.set(name, unknownValue(`\${${name}}`, 'its variables cannot be read'))
    }
  }
  const data: { [name: string]: string | Unknown } = {}
  for (const [name, value] of values)
    Object.defineProperty(data, name, { value, writable: true, enumerable: true, configurable: true })
  return { data, wrong }
}

function spanOf(last: ReadonlyMap<string, Entry>, path: Path, part: 'key' | 'value' = 'value', end: number): Span {
  const entry = path[0] === undefined ? undefined : last.get(String(path[0]))
  if (!entry) return { start: 0, end: path.length === 0 ? end : 0 }
  return part === 'key' || entry.form === 'none' ? entry.key : entry.value
}
