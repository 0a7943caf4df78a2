import {
  type Change,
  type Edit,
  type Path,
  type Place,
  type Problem,
  pathOf,
  type Refusal,
  type SourceFile,
  type Tree,
  valueAt,
} from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { put } from '../../syntax/put.ts'
import type { Evaluated, Origin } from './body.ts'
import type { Layer } from './module.ts'

/** One resource or data source, with the values that it has in its root. */
export interface Thing extends Evaluated {
  readonly type: 'resource' | 'data'
  /** `module.logs.aws_s3_bucket.this["a"]`, `module.x.data.aws_region.current`. */
  readonly address: string
}

/**
 * What a root comes to, as a tree: `resource` and `data` by address. Places and edits lead to where a value is written; one
 * that is computed there cannot be edited.
 */
export function treeOf(file: SourceFile, scope: string, things: readonly Thing[], problems: readonly Problem[]): Tree {
  const data = { resource: {}, data: {} }
  const origins = new Map<string, Origin>()
  for (const { type, address, data: body, origin } of things) {
    put(data[type], address, body)
    origins.set(`${type} ${address}`, origin)
  }
  const find = ([type, address, ...rest]: Path) => {
    const origin = origins.get(`${type} ${address}`)
    return origin && written(origin, rest)
  }
  return {
    file,
    data,
    problems,
    comments: [],
    scope,
    placeOf(path: Path, part): Place {
      const found = find(path)
      return found ? found.layer.tree.placeOf(found.path, part) : { file: file.path, span: { start: 0, end: 0 } }
    },
    edit: (change) => {
      const found = find(pathOf(change))
      return found ? edit(found, change, pathOf(change)) : { refused: 'there is no such resource' }
    },
  }
}

interface Spot {
  readonly layer: Layer
  readonly path: Path
}

/** Where the value at `rest` of a body is written. */
function written(origin: Origin, rest: Path): Spot | undefined {
  const [type, index, ...more] = rest
  const nested = origin.blocks?.get(String(type))
  const inner = nested?.[Number(index ?? 0)] ?? nested?.at(-1)
  if (inner) return written(inner, more)
  const layer =
    (origin.layers.length > 1 ? origin.layers : []).findLast(
      ({ tree, path }) => type !== undefined && valueAt(tree.data, [...path, type]) !== undefined,
    ) ?? origin.layers[0]
  return layer && { layer, path: [...layer.path, ...rest] }
}

function edit({ layer, path }: Spot, change: Change, asked: Path): Edit | Refusal {
  const { tree } = layer
  for (let length = layer.path.length; length <= path.length; length++) {
    const value = valueAt(tree.data, path.slice(0, length))
    if (isUnknown(value)) return { refused: `it is computed: \`${value.text.slice(0, 100)}\`` }
  }
  const moved: Change =
    'set' in change ? { ...change, set: path } : 'insert' in change ? { insert: path, to: change.to } : { drop: path }
  return asked.length === 0 ? { refused: 'a resource is not edited as a whole' } : tree.edit(moved)
}
