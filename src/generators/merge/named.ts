import { isMap } from '../../model/shape.ts'
import type { Branch, Part } from './branch.ts'
import { identities } from './identity.ts'

/**
 * The parts of base, yours and devops, each with a key that tells it from its neighbours and finds it in the others.
 * `undefined` for lists whose items have no identity.
 */
export function named(branches: readonly Branch[], at: readonly string[]): readonly (readonly Part[])[] | undefined {
  const plain = branches.map(({ parts }) => parts)
  if (branches.every(({ kind }) => kind !== 'list')) {
    const distinct = plain.every((parts) => new Set(parts.map(({ key }) => key)).size === parts.length)
    return distinct ? (branches[0]?.kind === 'documents' ? renamed(plain) : plain) : undefined
  }
  const last = at.at(-1)
  const names = identities(
    last?.startsWith('[') ? undefined : last,
    plain.map((parts) => parts.map(({ value }) => value)),
  )
  return names && renamed(plain.map((parts, i) => parts.map((part, j) => ({ ...part, key: `[${names[i]?.[j]}]` }))))
}

/** One part that went and one that came, and say nearly the same, are one part with another name. */
function renamed([base = [], ...others]: readonly (readonly Part[])[]): readonly (readonly Part[])[] {
  const keys = new Set(base.map(({ key }) => key))
  return [
    base,
    ...others.map((parts) => {
      const there = new Set(parts.map(({ key }) => key))
      const [was, ...more] = base.filter(({ key }) => !there.has(key))
      const [is, ...newcomers] = parts.filter(({ key }) => !keys.has(key))
      if (!was || !is || more.length > 0 || newcomers.length > 0 || !similar(was.value, is.value)) return parts
      return parts.map((part) => (part === is ? { ...part, key: was.key } : part))
    }),
  ]
}

function similar(a: unknown, b: unknown): boolean {
  if (!isMap(a) || !isMap(b)) return false
  const names = Object.keys(a)
  const equal = names.filter((name) => JSON.stringify(a[name]) === JSON.stringify(b[name])).length
  return equal >= 2 && equal * 2 >= names.length
}
