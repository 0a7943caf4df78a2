import type { Matcher } from '../model/alert.ts'

/** The matchers of a text in either syntax; what their regular expressions are worth is not asked. */
export function readMatchers(text: string): readonly Matcher[] | undefined {
  return readOlder(text) ?? readNewer(text)
}

const olderForm = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|=|!=|!~)\s*(.*?)\s*$/s

/** Names of the classic alphabet, values with or without quotes. */
function readOlder(text: string): readonly Matcher[] | undefined {
  const matchers: Matcher[] = []
  for (const part of partsOf(text.replace(/^\{/, '').replace(/\}$/, ''))) {
    const [, name, operator, raw = ''] = olderForm.exec(part) ?? []
    const value = name === undefined ? undefined : unescaped(raw)
    if (name === undefined || value === undefined) return undefined
    matchers.push({ name, operator: operator as Matcher['operator'], value })
  }
  return matchers
}

/** Between commas that stand in no quotes. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  let quoted = false
  let escaped = false
  let part = ''
  for (const character of text) {
    if (character === ',' && !quoted) {
      parts.push(part)
      part = ''
      continue
    }
    if (character === '"' && !escaped) quoted = !quoted
    escaped = character === '\\' ? !escaped : false
    part += character
  }
  return part.trim() === '' ? parts : [...parts, part.trim()]
}

function unescaped(raw: string): string | undefined {
  const opened = raw.startsWith('"')
  const text = opened ? raw.slice(1) : raw
  let value = ''
  let closed = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '\\' && at < text.length - 1) {
      const next = text[++at] ?? ''
      value += next === 'n' ? '\n' : next === '"' || next === '\\' ? next : `\\${next}`
    } else if (character === '"') {
      if (!opened || at < text.length - 1) return undefined
      closed = true
    } else value += character
  }
  return opened && !closed ? undefined : value
}

const token = /\s*(?:([{},])|(=~|!=|!~|=)|("(?:[^"\\]|\\.)*")|([^\s{}!=~,\\"'`]+))/suy

/** Names and values of any alphabet, in quotes where they hold what is reserved. */
function readNewer(text: string): readonly Matcher[] | undefined {
  const words = wordsOf(text.trim())
  if (!words) return undefined
  const braced = words[0] === '{'
  if (braced !== (words.at(-1) === '}' && words.length > 1)) return undefined
  const body = braced ? words.slice(1, -1) : words
  const matchers: Matcher[] = []
  for (let at = 0; at < body.length; at += 4) {
    const [name, operator, value, comma] = body.slice(at, at + 4)
    const key = name === undefined ? undefined : plain(name)
    const to = value === undefined ? undefined : plain(value)
    if (!key || to === undefined || !isOperator(operator) || (comma !== undefined && comma !== ',')) return undefined
    matchers.push({ name: key, operator, value: to })
  }
  return matchers
}

function wordsOf(text: string): readonly string[] | undefined {
  const words: string[] = []
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at
    const match = token.exec(text)
    if (!match) return undefined
    words.push(match[0].trimStart())
  }
  return words
}

function isOperator(word: string | undefined): word is Matcher['operator'] {
  return word === '=' || word === '!=' || word === '=~' || word === '!~'
}

/** A word without its quotes; `undefined` for what is no word. */
function plain(word: string): string | undefined {
  if (/^(?:[{},]|=~?|!=|!~)$/.test(word)) return undefined
  if (!word.startsWith('"')) return word
  const inner = word.slice(1, -1)
  if (/\n/.test(inner)) return undefined
  let sound = true
  const text = inner.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|.)/gs, (_, form: string) => {
    if (escapes[form] !== undefined) return escapes[form]
    if (/^[xuU]./.test(form)) return String.fromCodePoint(Math.min(Number.parseInt(form.slice(1), 16), 0x10ffff))
    if (/^[0-7]{3}$/.test(form)) return String.fromCodePoint(Number.parseInt(form, 8))
    sound = false
    return ''
  })
  return sound ? text : undefined
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
}
