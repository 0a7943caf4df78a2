import type { Unknown } from '../../model/unknown.ts'
import type { MapNode, Node } from '../../syntax/derived/node.ts'
import { type Build, complain, emptyMap, maybeIn, merged, textsOf } from './build.ts'

/** An entry with what it extends put under it. `open` says why more may be in it than is known. */
export interface Extended {
  readonly node: Node
  readonly open?: Unknown
}

/** GitLab follows no more levels than this. */
const deepest = 10

/** Every entry of a configuration with its `extends` followed. */
export function extended(config: MapNode, build: Build): ReadonlyMap<string, Extended> {
  const done = new Map<string, Extended>()
  const follow = (name: string, node: Node, open: readonly string[]): Extended => {
    const known = done.get(name)
    if (known) return known
    const made = one(node, open)
    done.set(name, made)
    return made
  }
  const one = (node: Node, open: readonly string[]): Extended => {
    if (node.is !== 'map' || !node.entries.has('extends')) return { node }
    const own: MapNode = { ...node, entries: new Map(node.entries) }
    own.entries.delete('extends')
    let base: Node = emptyMap(node.mark)
    let unknown: Unknown | undefined
    for (const { text, node: at } of textsOf(node.entries.get('extends'))) {
      const found = config.entries.get(text)
      const circle = open.includes(text)
      if (found && !circle && open.length <= deepest) {
        const { node: more, open: hole } = follow(text, found, [...open, text])
        base = merged(base, more)
        unknown ??= hole
      } else if (found)
        complain(
          build,
          at.mark,
          circle ? `\`${text}\` extends itself` : `\`extends\` goes on for more than ${deepest} levels`,
        )
      else {
        unknown ??= maybeIn(build)
        if (!unknown) complain(build, at.mark, `There is no \`${text}\` to extend`)
      }
    }
    const made = merged(base, own)
    return unknown ? { node: made, open: unknown } : { node: made }
  }
  for (const [name, node] of config.entries) follow(name, node, [name])
  return done
}
