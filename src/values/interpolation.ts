import { type Unknown, unknownValue } from '../model/unknown.ts'

/** Text as it stands, or a variable: `$X`, `${X}`, `${X:-y}`. */
export type Piece = string | Variable

/**
 * `:-` and `-` give the word where the variable is not set, `:+` and `+` where it is, `:?` and `?` demand that it is;
 * with a colon, an empty value counts as none.
 */
export type Operator = ':-' | '-' | ':+' | '+' | ':?' | '?'

export interface Variable {
  readonly name: string
  readonly operator?: Operator
  /** What follows the operator, in which further variables may stand. */
  readonly word?: readonly Piece[]
}

/**
 * The pieces of a text that Compose or a file of variables interpolates. `$$` is a dollar; one that no name or brace follows
 * stands for itself. `undefined` where a brace opens what is no variable, or is not closed.
 */
export function piecesOf(text: string): readonly Piece[] | undefined {
  if (!text.includes('$')) return text === '' ? [] : [text]
  const read = reading(text, 0, 0)
  return read && read.end === text.length ? read.pieces : undefined
}

/**
 * The text with its variables replaced. A word after `:-` counts where nobody says what the variable is; without one, the whole
 * text is unknown.
 */
export function interpolated(
  text: string,
  pieces: readonly Piece[],
  lookup: (name: string) => string | Unknown | undefined,
): string | Unknown {
  const parts: string[] = []
  let left = longest
  for (const piece of pieces) {
    const part = typeof piece === 'string' ? piece : standsFor(piece, lookup)
    if (typeof part !== 'string') return unknownValue(text, part.because)
    if (typeof piece !== 'string') left -= part.length
    if (left < 0) return unknownValue(text, 'its variables come to more than 128 kB')
    parts.push(part)
  }
  return parts.join('')
}

/** Characters that variables may put into one text: no system takes more, and values that double each other would fill the memory. */
const longest = 131_072
/** Words in words that are looked into. */
const deepest = 50

function reading(text: string, from: number, depth: number): { pieces: readonly Piece[]; end: number } | undefined {
  const pieces: Piece[] = []
  let plain = ''
  let braces = 0
  let at = from
  while (at < text.length) {
    const here = text.charAt(at)
    const next = text.charAt(at + 1)
    if (here === '$' && (next === '$' || next === '{' || nameStart.test(next))) {
      if (next === '$') {
        plain += '$'
        at += 2
        continue
      }
      const variable = next === '{' ? braced(text, at + 2, depth) : named(text, at + 1)
      if (!variable) return undefined
      if (plain !== '') pieces.push(plain)
      plain = ''
      pieces.push(variable.piece)
      at = variable.end
      continue
    }
    if (depth > 0 && here === '}' && braces-- === 0) break
    if (here === '{') braces++
    plain += here
    at++
  }
  if (plain !== '') pieces.push(plain)
  return { pieces, end: at }
}

const nameStart = /[A-Za-z_]/
const nameForm = /[A-Za-z_]\w*/y
const operatorForm = /:?[-+?]/y

function named(text: string, at: number): { piece: Variable; end: number } | undefined {
  nameForm.lastIndex = at
  const [name] = nameForm.exec(text) ?? []
  return name === undefined ? undefined : { piece: { name }, end: at + name.length }
}

function braced(text: string, at: number, depth: number): { piece: Variable; end: number } | undefined {
  const start = named(text, at)
  if (!start || depth >= deepest) return undefined
  if (text[start.end] === '}') return { piece: start.piece, end: start.end + 1 }
  operatorForm.lastIndex = start.end
  const [operator] = operatorForm.exec(text) ?? []
  if (operator === undefined) return undefined
  const word = reading(text, start.end + operator.length, depth + 1)
  if (word === undefined || text[word.end] !== '}') return undefined
  return { piece: { ...start.piece, operator: operator as Operator, word: word.pieces }, end: word.end + 1 }
}

function standsFor(
  { name, operator, word = [] }: Variable,
  lookup: (name: string) => string | Unknown | undefined,
): string | { readonly because: string } {
  const value = lookup(name)
  const because = `\`${name}\` is set by whoever runs it`
  const spoken = () => {
    const text = interpolated('', word, lookup)
    return typeof text === 'string' ? text : { because }
  }
  if (value === undefined) return operator === ':-' || operator === '-' ? spoken() : { because }
  if (typeof value !== 'string') return { because }
  const absent = value === '' && operator?.startsWith(':')
  if (operator?.endsWith('-')) return absent ? spoken() : value
  if (operator?.endsWith('+')) return absent ? '' : spoken()
  return absent ? { because } : value
}
