import type { Path } from '../../model/source.ts'
import { isUnknown, unknownValue, whyUnknown } from '../../model/unknown.ts'
import type { BlockNode } from '../../syntax/hcl/ast.ts'
import { dataOf, plainValue } from '../../syntax/hcl/data.ts'
import { plainOf } from '../../syntax/hcl/evaluate/plain.ts'
import { pairsOf } from '../../syntax/hcl/evaluate/template.ts'
import { put } from '../../syntax/put.ts'
import { named, type Repetition } from './expansion.ts'
import type { Instance } from './instance.ts'
import type { Layer } from './module.ts'

/** A body with its values, and where it was written. */
export interface Evaluated {
  readonly data: { readonly [name: string]: unknown }
  readonly origin: Origin
}

/** The blocks that a body was written in. `blocks` says it of the nested ones, where it is not simply the place of the same path. */
export interface Origin {
  readonly layers: readonly Layer[]
  readonly blocks?: ReadonlyMap<string, readonly Origin[]>
}

/** Blocks of Terraform itself, which speak of attributes and not of values. */
const asWritten = new Set(['lifecycle', 'provisioner', 'connection'])
/** Arguments that name things instead of having values. */
const names = new Set(['provider', 'providers', 'depends_on'])

/** What the body of a block comes to in one repetition of it. */
export function evaluatedBody(
  layers: readonly Layer[],
  instance: Instance,
  repetition: Repetition,
  top = true,
  iterators: Repetition['names'] = [],
): Evaluated {
  const data: { [name: string]: unknown } = {}
  const blocks = new Map<string, Origin[]>()
  const scope: Repetition = { ...repetition, names: [...repetition.names, ...iterators] }
  let plain = layers.length === 1
  for (const layer of layers) {
    const { tree, block } = layer
    const { text } = tree.file
    for (const { name, value } of block.body.attributes) {
      if (top && (name === 'for_each' || name === 'count')) continue
      put(
        data,
        name,
        top && names.has(name) ? plainValue(value, text) : plainOf(instance.evaluated({ tree, value }, scope)),
      )
    }
    const counts = new Map<string, number>()
    const fresh = new Set<string>()
    for (const inner of block.body.blocks) {
      const { type, path } = pathIn(inner, counts)
      if (top && asWritten.has(type)) continue
      // A nested block of an override file takes the place of all that have its type.
      if (!fresh.has(type)) {
        put(data, type, [])
        blocks.set(type, [])
      }
      fresh.add(type)
      const list = data[type] as unknown[]
      const origins = blocks.get(type) ?? []
      const place: Layer = { tree, block: inner, path: [...layer.path, ...path] }
      const made =
        inner.type === 'dynamic' ? dynamic(place, instance, scope) : [evaluatedBody([place], instance, scope, false)]
      if (inner.type === 'dynamic' || made.some((each) => 'origin' in each && each.origin.blocks)) plain = false
      for (const each of made) {
        list.push('origin' in each ? each.data : each)
        origins.push('origin' in each ? each.origin : { layers: [place] })
      }
    }
    if (top) own(block, layer, data)
  }
  for (const [type, list] of blocks) if (list.length === 0) delete data[type]
  return { data, origin: plain || blocks.size === 0 ? { layers } : { layers, blocks } }
}

/** The type of a nested block, and its path in the body around it. */
function pathIn(block: BlockNode, counts: Map<string, number>): { readonly type: string; readonly path: Path } {
  const labels = block.labels.map(({ text }) => text)
  const key = [block.type, ...labels].join(' ')
  const index = counts.get(key) ?? 0
  counts.set(key, index + 1)
  return { type: block.type === 'dynamic' ? (labels[0] ?? '') : block.type, path: [block.type, ...labels, index] }
}

/** The blocks that a loop makes, or an unknown where nobody knows which. */
function dynamic(
  place: Layer,
  instance: Instance,
  scope: Repetition,
): readonly (Evaluated | ReturnType<typeof unknownValue>)[] {
  const { tree, block, path } = place
  const label = block.labels[0]?.text ?? ''
  const attribute = (name: string) => block.body.attributes.find((each) => each.name === name)?.value
  const content = block.body.blocks.find(({ type }) => type === 'content')
  const each = attribute('for_each')
  const iterator = attribute('iterator')
  if (!content || !each) return []
  const over = instance.evaluated({ tree, value: each }, scope)
  const unknown = (because: string) => [unknownValue(`dynamic "${label}"`, because)]
  if (isUnknown(over)) return unknown(whyUnknown(over))
  if (over === null || typeof over !== 'object') return unknown('what it loops over is no collection')
  const name = iterator?.kind === 'name' ? iterator.name : label
  const inner: Layer = { tree, block: content, path: [...path, 'content', 0] }
  return pairsOf(over).map(([key, value]) =>
    evaluatedBody([inner], instance, scope, false, [[name, named({ key, value })]]),
  )
}

/** `lifecycle` and its like, as they are written. */
function own(block: BlockNode, { tree }: Layer, data: { [name: string]: unknown }): void {
  const blocks = block.body.blocks.filter(({ type }) => asWritten.has(type))
  if (blocks.length === 0) return
  const written = dataOf({ ...block.body, attributes: [], blocks }, tree.file, [])
  for (const [name, value] of Object.entries(written)) put(data, name, value)
}
