import type { MapNode, Node } from '../../../syntax/derived/node.ts'

const prefix = 'AWS::Serverless::'

/** The resources of a SAM template with what `Globals` says for all of their type. */
export function withGlobals(resources: MapNode, globals: Node | undefined): MapNode {
  if (globals?.is !== 'map') return resources
  const entries = new Map<string, Node>()
  for (const [name, resource] of resources.entries) entries.set(name, withGlobal(resource, globals))
  return { ...resources, entries }
}

function withGlobal(resource: Node, globals: MapNode): Node {
  if (resource.is !== 'map') return resource
  const type = textOf(resource.entries.get('Type'))
  const all = type?.startsWith(prefix) ? globals.entries.get(type.slice(prefix.length)) : undefined
  const ignored = resource.entries.get('IgnoreGlobals')
  if (all?.is !== 'map' || textOf(ignored) === '*') return resource
  const left = new Set(ignored?.is === 'list' ? ignored.items.map(textOf) : [])
  const wanted: MapNode = { ...all, entries: new Map([...all.entries].filter(([name]) => !left.has(name))) }
  const own = resource.entries.get('Properties')
  const properties = own?.is === 'map' ? merged(wanted, own) : wanted
  return { ...resource, entries: new Map([...resource.entries, ['Properties', properties]]) }
}

/** Maps are merged, lists added up; else the resource has the last word. Of architectures there is one. */
function merged(global: MapNode, own: MapNode): MapNode {
  const entries = new Map(global.entries)
  for (const [name, each] of own.entries) {
    const known = entries.get(name)
    if (known?.is === 'map' && each.is === 'map') entries.set(name, merged(known, each))
    else if (known?.is === 'list' && each.is === 'list' && name !== 'Architectures')
      entries.set(name, { is: 'list', items: [...known.items, ...each.items], mark: each.mark })
    else entries.set(name, each)
  }
  return { is: 'map', entries, mark: own.mark }
}

export function textOf(node: Node | undefined): string | undefined {
  return node?.is === 'leaf' && typeof node.value === 'string' ? node.value : undefined
}
