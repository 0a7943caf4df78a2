import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { isPrimitive, numberOf, textOf } from './coerce.ts'
import { entryOf, restOf } from './knowledge.ts'

/** Lists that `*` made: what is asked of one is asked of each of its items. */
const filtered = new WeakSet<object>()

/** `value[index]`. What is not there is null; `Unknown` where that is not known. */
export function access(value: unknown, index: unknown): unknown {
  if (isUnknown(value)) return value
  if (Array.isArray(value) && filtered.has(value))
    return filter(value.flatMap((each) => (isUnknown(each) ? [each] : present(each, index))))
  return present(value, index)[0] ?? null
}

/** `value.*`: all that is in a list or a map. */
export function every(value: unknown): unknown {
  const more = restOf(value)
  if (isUnknown(value) || more) return more ?? value
  if (!Array.isArray(value)) return filter(isMap(value) ? Object.values(value) : [])
  return filter(filtered.has(value) ? value.flatMap((each) => (isUnknown(each) ? [each] : below(each))) : [...value])
}

function below(value: unknown): readonly unknown[] {
  const more = restOf(value)
  if (more) return [...Object.values(value as object), more]
  return Array.isArray(value) ? value : isMap(value) ? Object.values(value) : []
}

/** What stands at an index, or nothing. */
function present(value: unknown, index: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const at = Math.floor(numberOf(index))
    return at >= 0 && at < value.length ? [value[at]] : []
  }
  const found = isMap(value) && isPrimitive(index) ? entryOf(value, textOf(index)) : undefined
  return found === undefined ? [] : [found]
}

function filter(items: readonly unknown[]): readonly unknown[] {
  filtered.add(items)
  return items
}
