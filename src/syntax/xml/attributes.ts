import { type Placed, placed } from '../placed.ts'
import { isBlank, nameAt } from './characters.ts'
import { bareAmpersand, unescaped } from './escape.ts'

/** From behind an element's name to behind its `>`. */
export function attributesIn(
  text: string,
  from: number,
  complain: (message: string, start: number, end: number) => void,
): { readonly attributes: Placed; readonly end: number; readonly closed: boolean } {
  const attributes = new Map<string, Placed>()
  let at = from
  const done = (end: number, closed: boolean) => ({ attributes: placed(attributes, from, at), end, closed })
  while (at < text.length) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at++
    if (text[at] === '>') return done(at + 1, false)
    if (text[at] === '/' && text[at + 1] === '>') return done(at + 2, true)
    if (text[at] === '<') {
      complain('the tag before this is never closed', at, at + 1)
      return done(at, false)
    }
    const name = nameAt(text, at)
    if (name === '') {
      complain('this cannot stand in a tag', at, at + 1)
      at++
      continue
    }
    at = readValue(name, at)
  }
  complain('this tag is never closed', from, at)
  return done(at, false)

  function readValue(name: string, start: number): number {
    const key = { start, end: start + name.length }
    let sign = key.end
    while (isBlank(text.charCodeAt(sign))) sign++
    let quote = sign + 1
    while (isBlank(text.charCodeAt(quote))) quote++
    const mark = text[quote]
    if (text[sign] !== '=' || (mark !== '"' && mark !== "'")) {
      complain(`attribute \`${name}\` has no value in quotes`, start, key.end)
      return text[sign] === '=' ? sign + 1 : key.end
    }
    const close = text.indexOf(mark, quote + 1)
    const end = close < 0 ? text.length : close
    if (close < 0) complain(`the value of \`${name}\` is never closed`, quote, quote + 1)
    const bare = bareAmpersand(text.slice(quote + 1, end))
    if (bare !== undefined) complain('`&` begins nothing; write `&amp;`', quote + 1 + bare, quote + 2 + bare)
    if (attributes.has(name)) complain(`attribute \`${name}\` is given twice`, start, key.end)
    const value = placed(unescaped(text.slice(quote + 1, end).replace(/\r\n|[\t\n\r]/g, ' ')), quote + 1, end, {
      key,
      whole: { start: withBlanks(start), end: end + 1 },
    })
    if (!attributes.has(name)) attributes.set(name, value)
    return close < 0 ? end : end + 1
  }

  function withBlanks(start: number): number {
    let first = start
    while (first > from && isBlank(text.charCodeAt(first - 1))) first--
    return first
  }
}
