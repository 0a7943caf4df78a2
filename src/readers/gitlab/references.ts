import { isTagged } from '../../model/tagged.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { MapNode, Node } from '../../syntax/derived/node.ts'
import { nodeAt } from '../../syntax/derived/node.ts'
import { type Build, complain, maybeIn, unknownLeaf } from './build.ts'

/** GitLab follows no more levels than this. */
const deepest = 10

/** Everything below a node with `!reference [.job, script]` replaced by what it leads to. `within` is the key that it stands at. */
export function dereferenced(node: Node, config: MapNode, build: Build, within = '', depth = 0): Node {
  build.budget--
  if (build.budget <= 0) return unknownLeaf('', 'the pipeline unfolds into too many values', node.mark)
  if (node.is === 'leaf') return isReference(node.value) ? followed(node, config, build, within, depth) : node
  if (node.is === 'map') {
    const entries = new Map<string, Node>()
    for (const [name, each] of node.entries) entries.set(name, dereferenced(each, config, build, name, depth))
    return { ...node, entries }
  }
  const items: Node[] = []
  for (const item of node.items) {
    const made = dereferenced(item, config, build, within, depth)
    // Lists of lists that GitLab runs through as one.
    if (made.is === 'list' && flat.has(within)) for (const each of made.items) items.push(each)
    else items.push(made)
  }
  return { ...node, items }
}

const flat = new Set(['script', 'before_script', 'after_script', 'rules', 'cache', 'needs'])

function isReference(value: unknown): value is { readonly value: unknown } {
  return isUnknown(value) && isTagged(value) && value.tag === '!reference'
}

function followed(node: Node, config: MapNode, build: Build, within: string, depth: number): Node {
  const value = node.is === 'leaf' && isReference(node.value) ? node.value.value : undefined
  const path = Array.isArray(value) ? value.filter((step) => typeof step === 'string' || typeof step === 'number') : []
  const text = `!reference [${path.join(', ')}]`
  if (depth >= deepest) {
    complain(build, node.mark, `\`${text}\` goes on for more than ${deepest} levels`)
    return unknownLeaf(text, 'it never ends', node.mark)
  }
  const found = path.length > 0 ? nodeAt(config, path) : undefined
  if (found) return dereferenced(found, config, build, within, depth + 1)
  const unknown = maybeIn(build)
  if (!unknown) complain(build, node.mark, `\`${text}\` leads nowhere`)
  return unknownLeaf(
    text,
    unknown ? 'it leads into an include that lies outside the repository' : 'it leads nowhere',
    node.mark,
  )
}
