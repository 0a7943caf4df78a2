import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'

/** The innermost value around an offset of the file, relative to the resource; nothing where that is a text. */
export function innermostAt({ tree, path, data }: Resource, offset: number): Path | undefined {
  const raw: unknown = path.length > 0 ? (Array.isArray(tree.data) ? tree.data[Number(path[0])] : undefined) : data
  let at: Path = []
  let value: unknown = raw
  for (let depth = 0; depth < 50; depth++) {
    const keys: readonly (string | number)[] = Array.isArray(value)
      ? value.map((_, index) => index)
      : isMap(value)
        ? Object.keys(value)
        : []
    const inner = keys.find((key) => {
      const { span } = tree.placeOf([...path, ...at, key], 'value')
      return span.start <= offset && offset < span.end
    })
    if (inner === undefined) return Array.isArray(value) || isMap(value) ? at : undefined
    value = Array.isArray(value) ? value[Number(inner)] : isMap(value) ? value[inner] : undefined
    at = [...at, inner]
  }
  return undefined
}
