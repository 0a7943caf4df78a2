import type { Setting } from '../model/spec.ts'
import type { Handed, Variable } from '../model/workload.ts'

/** Those of the service itself come last; one that is made of what nobody hands out is a fault of the spec, and no variable. */
export function withOwn(settings: readonly Setting[], handed: readonly Handed[]): Variable[] {
  const own = settings.flatMap((each): Variable[] => {
    if (repeats(each, handed)) return []
    if (!('parts' in each)) return [each]
    const parts = each.parts.map((part) =>
      typeof part === 'string' ? part : handed.find(({ name }) => name === part.like),
    )
    const [first] = parts
    if (parts.length === 1 && typeof first === 'object') return [{ ...first, name: each.name }]
    return parts.every((part) => part !== undefined) ? [{ name: each.name, parts }] : []
  })
  return [...handed, ...own]
}

/** Whether it says what is handed anyway, as it may where it stands in a Score file. */
export function repeats(own: Setting, handed: readonly Handed[]): boolean {
  const same = handed.find(({ name }) => name === own.name)
  if (!same) return false
  if ('parts' in own) return own.parts.every((part) => typeof part === 'object' && part.like === own.name)
  return 'value' in own && 'value' in same && own.value === same.value
}
