import { isMap } from '../model/shape.ts'
import { isUnknown } from '../model/unknown.ts'

/** What stands for values that are known only once something is deployed: references, by which it is known what they wait for. */
export function* unknownTexts(value: unknown): Iterable<string> {
  if (isUnknown(value)) yield value.text
  else if (Array.isArray(value)) for (const each of value) yield* unknownTexts(each)
  else if (isMap(value)) for (const each of Object.values(value)) yield* unknownTexts(each)
}
