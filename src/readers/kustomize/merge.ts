import { isUnknown } from '../../model/unknown.ts'
import { isVoid, type MapNode, type Node } from '../../syntax/derived/node.ts'
import { directiveOf } from './directive.ts'
import { type GroupKind, groupKindOf } from './identity.ts'
import type { Known } from './merge-keys.ts'
import { mergedList } from './merge-list.ts'

/** What a merge asks the schema, and where it says what is wrong. */
export interface Merge {
  knownOf(kind: GroupKind): Known | undefined
  readonly faults: string[]
}

/** A strategic merge patch laid over a node, which it changes; undefined where it deletes it. The patch is used up. */
export function merged(
  target: Node | undefined,
  patch: Node | undefined,
  merge: Merge,
  known?: Known,
): Node | undefined {
  if (isOpen(target) && patch?.is !== 'leaf') return target
  if (isOpen(patch)) return patch
  const [was, is] = [target, patch].map((node) => (isVoid(node) ? undefined : node?.is))
  if (was && is && was !== is) {
    merge.faults.push(`a ${was} cannot be merged with a ${is}`)
    return target
  }
  const first = was ? target : patch
  if (first?.is === 'map') return mergedMap(target, patch, merge, known ?? ownSchema(first, merge))
  if (first?.is === 'list') {
    const items = known?.fields && { fields: known.fields }
    if (known?.by)
      return mergedList(target, patch, known.by, merge.faults, (one, other) => merged(one, other, merge, items))
    return isVoid(patch) && patch ? undefined : (patch ?? target)
  }
  return patch ?? target
}

function mergedMap(
  target: Node | undefined,
  patch: Node | undefined,
  merge: Merge,
  known: Known | undefined,
): MapNode | undefined {
  if (isVoid(patch) && patch) return undefined
  const directive = directiveOf(patch, merge.faults)
  if (directive === 'delete') return undefined
  const result = isVoid(target) || (directive === 'replace' && patch) ? patch : target
  if (result?.is !== 'map') return undefined
  const more = patch?.is === 'map' ? patch.entries : undefined
  for (const name of new Set([...result.entries.keys(), ...(more?.keys() ?? [])])) {
    const [before, change] = [result.entries.get(name), more?.get(name)]
    const after = merged(before, change, merge, fieldOf(known, name))
    if (after && (!isVoid(after) || (!change && isWritten(after)))) result.entries.set(name, after)
    else result.entries.delete(name)
  }
  return result
}

function fieldOf(known: Known | undefined, name: string): Known | undefined {
  const fields = known?.fields
  return fields && Object.hasOwn(fields, name) ? fields[name] : undefined
}

/** An object inside an object brings its own schema. */
function ownSchema(node: MapNode, merge: Merge): Known | undefined {
  return node.entries.has('kind') && node.entries.has('apiVersion') ? merge.knownOf(groupKindOf(node)) : undefined
}

/** A null that somebody wrote out stays; a key with nothing behind it goes. */
function isWritten({ mark }: Node): boolean {
  const { span, file } = mark.tree.placeOf(mark.path)
  return file === mark.tree.file.path && /^(?:null|Null|NULL|~)$/.test(mark.tree.file.text.slice(span.start, span.end))
}

function isOpen(node: Node | undefined): node is Node {
  return node?.is === 'leaf' && isUnknown(node.value)
}
