import type { Comment, Span } from '../../model/source.ts'
import { type Placed, parts, placed } from '../placed.ts'
import { attributesIn } from './attributes.ts'
import { isBlank, lined, nameAt } from './characters.ts'
import { bareAmpersand, unescaped } from './escape.ts'

export interface Parsed {
  readonly root: Placed
  readonly comments: readonly Comment[]
  readonly problems: readonly Flaw[]
}

export interface Flaw {
  readonly message: string
  readonly span: Span
}

/** Reads on after what is wrong: an element that is never closed ends where the one around it does. */
export function elementsIn(text: string): Parsed {
  const comments: Comment[] = []
  const problems: Flaw[] = []
  const open: Open[] = []
  let root: Placed | undefined
  let at = text.startsWith('\uFEFF') ? 1 : 0
  const complain = (message: string, start: number, end: number) => {
    if (problems.length < 20) problems.push({ message, span: { start, end: Math.min(end, text.length) } })
  }
  const close = (end: number) => {
    const element = open.pop()
    if (!element) return
    const made = finished(element, end)
    const parent = open.at(-1)
    if (parent) parent.children.push(made)
    else root ??= made
  }
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    const stop = tag < 0 ? text.length : tag
    characters(text, at, stop, open.at(-1), complain)
    if (tag < 0) break
    if (text.startsWith('<!--', tag)) {
      const end = endOf(text, '-->', tag + 4)
      if (end === undefined) complain('this comment is never closed', tag, tag + 4)
      at = end ?? text.length
      comments.push({
        text: text.slice(tag + 4, end === undefined ? at : at - 3).trim(),
        span: { start: tag, end: at },
      })
    } else if (text.startsWith('<![CDATA[', tag)) {
      const end = endOf(text, ']]>', tag + 9)
      if (end === undefined) complain('this CDATA section is never closed', tag, tag + 9)
      at = end ?? text.length
      const last = end === undefined ? at : at - 3
      open.at(-1)?.children.push(placed(lined(text.slice(tag + 9, last)), tag + 9, last))
    } else if (text.startsWith('<?', tag)) {
      const end = endOf(text, '?>', tag + 2)
      if (end === undefined) complain('this instruction is never closed', tag, tag + 2)
      at = end ?? text.length
    } else if (text.startsWith('<!', tag)) {
      at = endOfDoctype(text, tag)
    } else if (text[tag + 1] === '/') {
      const end = endOf(text, '>', tag + 2) ?? text.length
      const name = text.slice(tag + 2, end - 1).trim()
      at = end
      const depth = open.findLastIndex((element) => element.name === name)
      if (depth < 0) complain(`\`</${name}>\` closes nothing`, tag, end)
      while (depth >= 0 && open.length > depth + 1) {
        const left = open.at(-1)
        if (left) complain(`\`<${left.name}>\` is never closed`, left.start, left.start + left.name.length + 1)
        close(tag)
      }
      if (depth >= 0) close(end)
    } else {
      const name = nameAt(text, tag + 1)
      if (name === '') {
        complain('`<` begins no element; write `&lt;`', tag, tag + 1)
        at = tag + 1
        continue
      }
      if (open.length >= deepest) {
        complain('nested too deeply to be read', tag, tag + name.length + 1)
        break
      }
      if (open.length === 0 && root) complain('a second root element', tag, tag + name.length + 1)
      const read = attributesIn(text, tag + 1 + name.length, complain)
      at = read.end
      open.push({ name, start: tag, attributes: read.attributes, children: [] })
      if (read.closed) close(at)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed)
    complain(`\`<${unclosed.name}>\` is never closed`, unclosed.start, unclosed.start + unclosed.name.length + 1)
  while (open.length > 0) close(text.length)
  if (!root && text.trim() !== '') complain('there is no element', 0, 0)
  return { root: root ?? placed(null, 0, text.length), comments, problems }
}

interface Open {
  readonly name: string
  readonly start: number
  readonly attributes: Placed
  readonly children: Placed[]
}

const deepest = 500
function finished({ name, start, attributes, children }: Open, end: number): Placed {
  const key = { start: start + 1, end: start + 1 + name.length }
  const value = parts({
    name: placed(name, key.start, key.end),
    attributes,
    children: placed(children, children[0]?.span.start ?? end, children.at(-1)?.span.end ?? end),
  })
  return { span: { start, end }, key, whole: { start, end }, value }
}

function characters(
  text: string,
  start: number,
  end: number,
  parent: Open | undefined,
  complain: (message: string, start: number, end: number) => void,
): void {
  let from = start
  let to = end
  while (from < to && isBlank(text.charCodeAt(from))) from++
  if (from === to) return
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  const bare = bareAmpersand(text.slice(from, to))
  if (bare !== undefined) complain('`&` begins nothing; write `&amp;`', from + bare, from + bare + 1)
  if (!parent) complain('text outside the root element', from, to)
  else parent.children.push(placed(unescaped(lined(text.slice(from, to))), from, to))
}

function endOf(text: string, mark: string, from: number): number | undefined {
  const at = text.indexOf(mark, from)
  return at < 0 ? undefined : at + mark.length
}

/** Its own declarations are passed over; they may hold `>` in quotes, in comments and between brackets. */
function endOfDoctype(text: string, start: number): number {
  let inside = false
  let at = start + 2
  while (at < text.length) {
    const letter = text[at]
    if (text.startsWith('<!--', at)) at = endOf(text, '-->', at + 4) ?? text.length
    else if (letter === '"' || letter === "'") at = endOf(text, letter, at + 1) ?? text.length
    else {
      if (letter === '[') inside = true
      if (letter === ']') inside = false
      if (letter === '>' && !inside) return at + 1
      at++
    }
  }
  return text.length
}
