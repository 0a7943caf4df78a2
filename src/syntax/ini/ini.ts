import type { Comment, Span } from '../../model/source.ts'
import { type Line, linesIn, trimmed } from '../lines.ts'
import { type Placed, placed, plain, treeOf } from '../placed.ts'
import type { Syntax } from '../syntax.ts'

/**
 * Sections of `key = value` or `key: value`, as in setup.cfg and .npmrc. `tree.data` is a map of sections, what stands above the
 * first of them under ''. A line that is indented goes on with the value; a key that comes again counts last.
 */
export const ini: Syntax = {
  title: 'INI',
  parse(file) {
    const { root, comments, problems } = sectionsIn(file.text)
    return treeOf(file, root, {
      comments,
      problems,
      print: (value) => String(value),
      again: (text) => {
        const after = sectionsIn(text)
        return { data: plain(after.root), problems: after.problems }
      },
    })
  },
}

type Flaw = { readonly message: string; readonly span: Span }

function sectionsIn(text: string): { root: Placed; comments: Comment[]; problems: Flaw[] } {
  const comments: Comment[] = []
  const problems: Flaw[] = []
  let section = new Map<string, Placed>()
  const sections = new Map<string, Placed>([['', placed(section, 0, 0)]])
  let last: { key: string; lines: string[]; placed: Placed } | undefined
  const keep = () => {
    if (last) section.set(last.key, { ...last.placed, value: last.lines.join('\n') })
  }
  for (const line of linesIn(text)) {
    const { start, end } = trimmed(text, line.start, line.end)
    const first = text[start]
    if (start === end) continue
    if (first === '#' || first === ';') {
      comments.push({ text: text.slice(start + 1, end).trim(), span: { start, end } })
    } else if (start > line.start && last) {
      last.lines.push(text.slice(start, end))
      const { span, whole } = last.placed
      const empty = span.start === span.end && last.lines[0] === ''
      last.placed = {
        ...last.placed,
        span: { start: empty && last.lines.length === 2 ? start : span.start, end },
        whole: { start: whole?.start ?? start, end: line.next },
      }
      if (empty && last.lines.length === 2) last.lines.shift()
    } else if (first === '[' && text[end - 1] === ']') {
      keep()
      last = undefined
      const name = text.slice(start + 1, end - 1).trim()
      const known = sections.get(name)?.value
      section = known instanceof Map ? (known as Map<string, Placed>) : new Map()
      if (!known) sections.set(name, placed(section, start, end, { key: { start: start + 1, end: end - 1 } }))
    } else {
      keep()
      last = entryIn(text, line, { start, end })
      if (!last) problems.push({ message: 'this is no section, key or comment', span: { start, end } })
    }
  }
  keep()
  return { root: placed(sections, 0, text.length), comments, problems }
}

function entryIn(text: string, line: Line, { start, end }: Span) {
  let sign = start
  while (sign < end && text[sign] !== '=' && text[sign] !== ':') sign++
  // In .npmrc a key may hold a colon: `@scope:registry=`, `//host/:_authToken=`.
  const equals = text.indexOf('=', start)
  if (text[sign] === ':' && equals >= 0 && equals < end && /^(?:@|\/\/)/.test(text.slice(start, start + 2)))
    sign = equals
  const key = trimmed(text, start, sign)
  if (key.start === key.end) return undefined
  const value = trimmed(text, Math.min(sign + 1, end), end)
  const whole = { start: line.start, end: line.next }
  return {
    key: text.slice(key.start, key.end),
    lines: [text.slice(value.start, value.end)],
    placed: placed('', value.start, value.end, { key, whole }),
  }
}
