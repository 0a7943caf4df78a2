import { isTagged } from '../../../src/model/tagged.ts'

/** Where two values first differ, or `undefined` where they do not. A tag is compared with what it stands before. */
export function difference(ours: unknown, theirs: unknown, path = ''): string | undefined {
  if (Object.is(ours, theirs)) return undefined
  if (isTagged(ours) && isTagged(theirs))
    return ours.tag === theirs.tag
      ? difference(ours.value, theirs.value, path)
      : `${path}: ${ours.tag} and ${theirs.tag}`
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours.length !== theirs.length) return `${path}: ${ours.length} items and ${theirs.length}`
    return first(ours.map((each, index) => () => difference(each, theirs[index], `${path}/${index}`)))
  }
  if (isObject(ours) && isObject(theirs)) {
    const names = Object.keys(ours)
    const other = new Set(Object.keys(theirs))
    const missing = names.find((name) => !other.has(name)) ?? [...other].find((name) => !Object.hasOwn(ours, name))
    if (missing !== undefined) return `${path}: the key ${JSON.stringify(missing).slice(0, 80)} is missing`
    return first(names.map((name) => () => difference(ours[name], theirs[name], `${path}/${name}`)))
  }
  if (typeof theirs === 'string' && ours === `${theirs}\n`) return `${path}: a line break more`
  return `${path}: ${shown(ours)} and ${shown(theirs)}`
}

function first(compared: readonly (() => string | undefined)[]): string | undefined {
  for (const compare of compared) {
    const found = compare()
    if (found !== undefined) return found
  }
  return undefined
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 120)
}
