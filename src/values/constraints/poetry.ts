import type { Constraint } from './constraint.ts'
import { pep440 } from './pep440.ts'

/** Poetry: PEP 440, and `^1.2`, `~1.2`, `1.*`, bare versions, with `||` between alternatives. */
export function poetry(text: string): Constraint | undefined {
  const alternatives: Constraint[] = []
  for (const part of text.split('||')) {
    const plain = part
      .trim()
      .replace(/([<>=!~^])\s+/g, '$1')
      .split(/\s*,\s*|\s+/)
      .map(specifier)
    const found = plain.includes(undefined) ? undefined : pep440(plain.filter((each) => each !== '').join(','))
    if (!found) return undefined
    alternatives.push(found)
  }
  const [first] = alternatives
  if (alternatives.length === 1 && first) return first
  return {
    pinned: false,
    ...(first?.lowest !== undefined && { lowest: first.lowest }),
    admits(version) {
      const answers = alternatives.map(({ admits }) => admits(version))
      return answers.includes(undefined) ? undefined : answers.includes(true)
    },
  }
}

/** In the words of PEP 440; empty where anything will do. */
function specifier(term: string): string | undefined {
  if (term === '' || term === '*') return ''
  if (/^\d/.test(term)) return `==${term}`
  const [, sign, version = ''] = /^(\^|~)(\d+(?:\.\d+)*\S*)$/.exec(term) ?? []
  if (sign === undefined) return term
  const numbers = (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number)
  const nonZero = numbers.findIndex((number) => number > 0)
  const at = sign === '~' ? Math.min(1, numbers.length - 1) : nonZero < 0 ? numbers.length - 1 : nonZero
  const end = [...numbers.slice(0, at), (numbers[at] ?? 0) + 1].join('.')
  return `>=${version},<${end}`
}
