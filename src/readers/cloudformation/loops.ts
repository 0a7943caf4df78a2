import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { itemsOf } from './forms.ts'
import type { Stack } from './stack.ts'

export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::')
}

/** One turn of a loop: the entries that it puts in the loop's place, with functions still in them. */
export interface Turn {
  readonly body: { readonly [name: string]: unknown }
  readonly path: Path
  readonly stack: Stack
}

/** The turns of `Fn::ForEach::Name: [Identifier, Collection, { Key: Value }]`. */
export function expanded(
  argument: unknown,
  path: Path,
  stack: Stack,
  read: (value: unknown, path: Path) => unknown,
): readonly Turn[] | Unknown {
  const [identifier, collection, body] = itemsOf(argument)
  const items = read(collection, [...path, 1])
  if (isUnknown(items)) return items
  if (typeof identifier !== 'string' || !Array.isArray(items) || !isMap(body))
    return unknownValue('ForEach', 'a loop is a name, a list and what is repeated')
  return items.map((item) => ({
    body,
    path: [...path, 2],
    stack: { ...stack, loops: new Map([...stack.loops, [identifier, String(item)]]) },
  }))
}

/** The text with the names of loops replaced: `${Name}`, and `&{Name}` without what may not stand in a logical id. */
export function looped(text: string, { loops }: Stack): string {
  if (loops.size === 0 || !text.includes('{')) return text
  return text.replace(/([$&])\{([^{}]*)\}/g, (whole, sign: string, name: string) => {
    const value = loops.get(name)
    if (value === undefined) return whole
    return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value
  })
}
