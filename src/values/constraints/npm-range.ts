import type { Bound } from './bounds.ts'
import { numbered, type Semantic, semantic } from './semantic.ts'

/** `^1.2`, `~1`, `1.x`, `1 - 2` and plain comparisons as bounds. `undefined` where one of them is none. */
export function desugared(text: string): Bound<Semantic>[] | undefined {
  const plain = text.replace(/\s+/g, ' ').replace(/\+[0-9A-Za-z.-]*/g, '')
  const hyphen = / - /.test(plain) ? plain.split(' - ') : []
  if (hyphen.length === 2) {
    const ends = hyphen.map((end) => partialOf(end.trim()))
    return ends[0] && ends[1] ? between(ends[0], ends[1]) : undefined
  }
  const bounds: Bound<Semantic>[] = []
  for (const term of plain.replace(/([<>]=?|=|~>?|\^) +/g, '$1').split(' ')) {
    if (term === '') continue
    const found = termOf(term)
    if (!found) return undefined
    bounds.push(...found)
  }
  return bounds.find(isNothing) ? [nothing] : bounds
}

/** A version of which the end may be left open. */
interface Partial {
  readonly major?: number
  readonly minor?: number
  readonly patch?: number
  readonly pre: Semantic['pre']
}

const part = '(0|[1-9]\\d*|[xX*])'
const partialForm = new RegExp(`^[v=\\s]*${part}(?:\\.${part}(?:\\.${part}(-[0-9A-Za-z.-]+)?)?)?$`)
const nothing: Bound<Semantic> = { is: '<', version: numbered(0, 0, 0, [0]) }

function isNothing({ is, version }: Bound<Semantic>): boolean {
  return is === '<' && semantic.print(version) === '0.0.0-0'
}

function partialOf(text: string): Partial | undefined {
  const [whole, ...parts] = partialForm.exec(text) ?? []
  if (whole === undefined) return undefined
  const numbers = parts.slice(0, 3).map((each) => (each === undefined || /[xX*]/.test(each) ? undefined : Number(each)))
  if (numbers.some((each) => each !== undefined && !Number.isSafeInteger(each))) return undefined
  const pre = parts[3] === undefined ? [] : semantic.parse(`0.0.0${parts[3]}`)?.pre
  if (!pre) return undefined
  const [major, minor, patch] = numbers
  if (major === undefined) return { pre: [] }
  if (minor === undefined) return { major, pre: [] }
  return patch === undefined ? { major, minor, pre: [] } : { major, minor, patch, pre }
}

function termOf(term: string): Bound<Semantic>[] | undefined {
  const [, sign = '', rest = ''] = /^(\^|~>?|[<>]?=?)(.*)$/.exec(term) ?? []
  if (rest === '' && sign !== '^' && !sign.startsWith('~')) return sign === '' || sign === '=' ? [] : undefined
  const partial = partialOf(rest)
  if (!partial) return undefined
  if (sign === '^') return caret(partial)
  if (sign.startsWith('~')) return tilde(partial)
  if (/[xX*]\.\d/.test(rest) || (partial.patch !== undefined && !/^v?\d/.test(rest))) return undefined
  return compared(sign, partial)
}

function caret({ major, minor, patch, pre }: Partial): Bound<Semantic>[] {
  if (major === undefined) return []
  if (minor === undefined) return span(numbered(major, 0, 0), numbered(major + 1, 0, 0, [0]))
  const end =
    major > 0
      ? numbered(major + 1, 0, 0, [0])
      : minor > 0 || patch === undefined
        ? numbered(0, minor + 1, 0, [0])
        : numbered(0, 0, patch + 1, [0])
  return span(numbered(major, minor, patch ?? 0, pre), end)
}

function tilde({ major, minor, patch, pre }: Partial): Bound<Semantic>[] {
  if (major === undefined) return []
  if (minor === undefined) return span(numbered(major, 0, 0), numbered(major + 1, 0, 0, [0]))
  return span(numbered(major, minor, patch ?? 0, pre), numbered(major, minor + 1, 0, [0]))
}

function compared(sign: string, { major, minor, patch, pre }: Partial): Bound<Semantic>[] {
  if (major === undefined) return sign === '<' || sign === '>' ? [nothing] : []
  if (minor !== undefined && patch !== undefined) {
    const version = numbered(major, minor, patch, pre)
    if (sign === '>=' && semantic.print(version) === '0.0.0') return []
    return [{ is: sign === '' ? '=' : (sign as Bound<Semantic>['is']), version }]
  }
  const next = minor === undefined ? numbered(major + 1, 0, 0) : numbered(major, minor + 1, 0)
  const first = numbered(major, minor ?? 0, 0)
  switch (sign) {
    case '>':
      return [{ is: '>=', version: next }]
    case '<=':
      return [{ is: '<', version: { ...next, pre: [0] } }]
    case '<':
      return [{ is: '<', version: { ...first, pre: [0] } }]
    case '>=':
      return semantic.print(first) === '0.0.0' ? [] : [{ is: '>=', version: first }]
    default:
      return span(first, { ...next, pre: [0] })
  }
}

function between(from: Partial, to: Partial): Bound<Semantic>[] {
  const bounds: Bound<Semantic>[] = []
  if (from.major !== undefined) {
    const version = numbered(from.major, from.minor ?? 0, from.patch ?? 0, from.pre)
    if (semantic.print(version) !== '0.0.0') bounds.push({ is: '>=', version })
  }
  if (to.major === undefined) return bounds
  if (to.minor === undefined) return [...bounds, { is: '<', version: numbered(to.major + 1, 0, 0, [0]) }]
  if (to.patch === undefined) return [...bounds, { is: '<', version: numbered(to.major, to.minor + 1, 0, [0]) }]
  return [...bounds, { is: '<=', version: numbered(to.major, to.minor, to.patch, to.pre) }]
}

function span(from: Semantic, end: Semantic): Bound<Semantic>[] {
  const low: Bound<Semantic>[] = semantic.print(from) === '0.0.0' ? [] : [{ is: '>=', version: from }]
  return [...low, { is: '<', version: end }]
}
