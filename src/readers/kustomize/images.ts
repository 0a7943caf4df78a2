import { isMap } from '../../model/shape.ts'
import { childOf, leaf, type MapNode, type Node, plain, textOf } from '../../syntax/derived/node.ts'
import { patternOf } from '../../values/pattern.ts'
import { type Document, kindOf } from './document.ts'
import { type FieldSpec, slotsAt } from './field-spec.ts'

/**
 * Rewrites images as an entry of `images` says, in every list of containers, whatever the kind of the object, and in the
 * fields that are configured. Answers what is wrong with the entry.
 */
export function setImages(
  documents: readonly Document[],
  entry: Node,
  fields: readonly FieldSpec[],
): string | undefined {
  const value = plain(entry)
  if (!isMap(value)) return 'this is no image'
  const odd = Object.keys(value).find((name) => value[name] !== null && typeof value[name] !== 'string')
  if (odd) return `\`${odd}\` is not a text`
  const { name, newName, newTag, digest, tagSuffix } = value as { readonly [name: string]: string | undefined }
  const pattern = patternOf(`^${name ?? ''}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`)
  if (!pattern) return `\`${name}\` is no image name that is understood here`
  const decisive = newTag ? 'newTag' : digest ? 'digest' : tagSuffix ? 'tagSuffix' : 'newName'
  const mark = { ...(childOf(entry, decisive) ?? entry).mark, made: 'put together by `images`' }
  const rewritten = (node: Node | undefined): Node | undefined => {
    const image = textOf(node)
    if (image === '' || !pattern.test(image)) return undefined
    const parts = split(image)
    const tag = newTag || (digest ? '' : tagSuffix ? parts.tag + tagSuffix : parts.tag)
    const pinned = digest || (newTag || tagSuffix ? '' : parts.digest)
    return leaf(`${newName || parts.name}${tag && `:${tag}`}${pinned && `@${pinned}`}`, mark)
  }
  for (const document of documents) {
    if (kindOf(document) === 'CustomResourceDefinition') continue
    for (const container of containersIn(document.node)) {
      const image = rewritten(container.entries.get('image'))
      if (image) container.entries.set('image', image)
    }
    for (const spec of fields)
      for (const slot of slotsAt(document.node, spec)) {
        const image = rewritten(slot.node)
        if (image) slot.replace(image)
      }
  }
  return undefined
}

function* containersIn(node: Node): Iterable<MapNode> {
  if (node.is === 'list') for (const item of node.items) yield* containersIn(item)
  if (node.is !== 'map') return
  for (const [name, each] of node.entries) {
    yield* containersIn(each)
    if ((name === 'containers' || name === 'initContainers') && each.is === 'list')
      for (const item of each.items) if (item.is === 'map') yield item
  }
}

/** A colon before the first slash belongs to the registry. */
function split(image: string): { readonly name: string; readonly tag: string; readonly digest: string } {
  const [rest = '', digest = ''] = image.split(/@(.*)/s)
  const colon = rest.indexOf(':', Math.max(0, rest.indexOf('/')))
  return colon < 0
    ? { name: rest, tag: '', digest }
    : { name: rest.slice(0, colon), tag: rest.slice(colon + 1), digest }
}
