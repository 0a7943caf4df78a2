import type { Change, Path } from '../model/source.ts'
import { isTagged, taggedValue } from '../model/tagged.ts'

/** The data with the change made; `undefined` where the path cannot be gone. */
export function changed(data: unknown, change: Change): { value: unknown } | undefined {
  if ('set' in change) return rebuilt(data, change.set, (_, to) => to(change.to))
  const path = 'insert' in change ? change.insert : change.drop
  const step = path.at(-1)
  return rebuilt(data, path.slice(0, -1), (parent, to) => {
    if ('insert' in change) {
      const list = parent ?? []
      return Array.isArray(list) ? to(list.toSpliced(Number(step), 0, change.to)) : undefined
    }
    if (Array.isArray(parent)) return to(parent.toSpliced(Number(step), 1))
    if (!isObject(parent)) return undefined
    return to(Object.fromEntries(Object.entries(parent).filter(([key]) => key !== String(step))))
  })
}

type Make = (value: unknown, to: (value: unknown) => { value: unknown }) => { value: unknown } | undefined

function rebuilt(data: unknown, path: Path, make: Make): { value: unknown } | undefined {
  const [step, ...rest] = path
  if (step === undefined) return make(data, (value) => ({ value }))
  if (isTagged(data)) {
    const inner = rebuilt(data.value, path, make)
    return inner && { value: taggedValue(data.tag, inner.value) }
  }
  if (Array.isArray(data) || ((data === undefined || data === null) && step === 0)) {
    const list: readonly unknown[] = Array.isArray(data) ? data : []
    if (typeof step !== 'number' || step > list.length) return undefined
    const inner = rebuilt(list[step], rest, make)
    return inner && { value: list.toSpliced(step, 1, inner.value) }
  }
  if (!isObject(data) && data !== null && data !== undefined) return undefined
  const key = String(step)
  const map = data ?? {}
  const inner = rebuilt(Object.hasOwn(map, key) ? (map as { [key: string]: unknown })[key] : undefined, rest, make)
  return inner && { value: Object.fromEntries([...Object.entries(map).filter(([k]) => k !== key), [key, inner.value]]) }
}

/** Equal as data: the order of keys does not count, nor does a key without a value. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, index) => same(each, b[index]))
    )
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a).filter((key) => a[key] !== undefined)
  return (
    names.length === Object.keys(b).filter((key) => b[key] !== undefined).length &&
    names.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  )
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
