import { type Bound, bounded } from './bounds.ts'
import type { Constraint } from './constraint.ts'
import { meantBy, numbered, type Semantic, semantic } from './semantic.ts'

/** Requirements of Cargo: comparisons with commas between them; a bare version is `^`. */
export function cargo(text: string): Constraint | undefined {
  const bounds: Bound<Semantic>[] = []
  if (text === '') return undefined
  for (const term of text.split(',')) {
    const found = termOf(term.trim())
    if (!found) return undefined
    bounds.push(...found)
  }
  return bounded(semantic, [bounds], meantBy)
}

const termForm =
  /^(=|[<>]=?|\^|~)?\s*(\d{1,15}|\*)(?:\.(\d{1,15}|[*xX]))?(?:\.(\d{1,15}|[*xX]))?(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/

function termOf(term: string): Bound<Semantic>[] | undefined {
  const [whole, sign, ...parts] = termForm.exec(term) ?? []
  if (whole === undefined) return undefined
  const [major, minor, patch] = parts.slice(0, 3).map((each) => (each && /^\d+$/.test(each) ? Number(each) : undefined))
  if (major === undefined) return sign === undefined ? [] : undefined
  const pre = parts[3] === undefined ? [] : semantic.parse(`0.0.0${parts[3]}`)?.pre
  if (!pre) return undefined
  const wild = /[*xX]/.test(whole)
  const first = numbered(major, minor ?? 0, patch ?? 0, pre)
  const next =
    minor === undefined
      ? numbered(major + 1, 0, 0)
      : patch === undefined
        ? numbered(major, minor + 1, 0)
        : numbered(major, minor, patch + 1)
  switch (sign ?? (wild ? '=' : '^')) {
    case '=':
      return patch === undefined ? span(first, next) : [{ is: '=', version: first }]
    case '>':
      return patch === undefined ? [{ is: '>=', version: next }] : [{ is: '>', version: first }]
    case '>=':
      return [{ is: '>=', version: first }]
    case '<':
      return [{ is: '<', version: first }]
    case '<=':
      return patch === undefined ? [{ is: '<', version: next }] : [{ is: '<=', version: first }]
    case '~':
      return span(first, minor === undefined ? numbered(major + 1, 0, 0) : numbered(major, minor + 1, 0))
    default:
      if (major > 0 || minor === undefined) return span(first, numbered(major + 1, 0, 0))
      if (minor > 0 || patch === undefined) return span(first, numbered(0, minor + 1, 0))
      return span(first, numbered(0, 0, patch + 1))
  }
}

/** The pre-releases of the end are outside too. */
function span(from: Semantic, end: Semantic): Bound<Semantic>[] {
  return [
    { is: '>=', version: from },
    { is: '<', version: { ...end, pre: [0] } },
  ]
}
