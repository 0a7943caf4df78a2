import { childOf, type ListNode, type MapNode, type Node, plain } from '../../syntax/derived/node.ts'

/**
 * A strategic merge patch laid over a node; undefined where it deletes it. Lists are merged item by item where the
 * Kubernetes API names a key for them, which it does for its own kinds only; every other list is replaced.
 */
export function merged(
  target: Node | undefined,
  patch: Node,
  builtIn: boolean,
  field = '',
  owner = '',
): Node | undefined {
  if (patch.is === 'leaf') return patch.value === null ? undefined : patch
  if (patch.is === 'map') return mergedMap(target, patch, builtIn, field, owner)
  const keys = builtIn ? keysOf(field, owner) : undefined
  if (!keys || target?.is !== 'list') return keys ? withoutDirectives(patch) : patch
  return mergedList(target, patch, keys, field)
}

function mergedMap(target: Node | undefined, patch: MapNode, builtIn: boolean, field: string, owner: string) {
  const directive = directiveOf(patch)
  if (directive === 'delete') return undefined
  const base = target?.is === 'map' && directive !== 'replace' ? target : undefined
  const entries = new Map(base?.entries)
  for (const [name, each] of patch.entries) {
    if (name.startsWith('$')) continue
    const result = merged(entries.get(name), each, builtIn, name, field === '' ? owner : field)
    if (result) entries.set(name, result)
    else entries.delete(name)
  }
  return { is: 'map', entries, mark: (base ?? patch).mark } as const
}

/** Items that the patch brings come first, as kustomize puts them. */
function mergedList(target: ListNode, patch: ListNode, keys: readonly string[], field: string): ListNode {
  if (patch.items.some((item) => directiveOf(item) === 'replace')) return withoutDirectives(patch)
  const same = (a: Node, b: Node) => keys.every((key) => keyOf(a, key) === keyOf(b, key))
  const taken = new Set<Node>()
  const fresh: Node[] = []
  const replaced = new Map<Node, Node | undefined>()
  for (const item of patch.items) {
    const known = target.items.find((each) => !taken.has(each) && same(each, item))
    if (!known) {
      const made = merged(undefined, item, true, '', field)
      if (made) fresh.push(made)
      continue
    }
    taken.add(known)
    replaced.set(known, merged(known, item, true, '', field))
  }
  const kept = target.items.flatMap((each) => (replaced.has(each) ? (replaced.get(each) ?? []) : each))
  return { is: 'list', items: [...fresh, ...kept], mark: target.mark }
}

function withoutDirectives(list: ListNode): ListNode {
  return { ...list, items: list.items.filter((item) => directiveOf(item) === undefined) }
}

function directiveOf(node: Node): unknown {
  const directive = childOf(node, '$patch')
  return directive && plain(directive)
}

/** A port without a protocol is TCP. */
function keyOf(node: Node, key: string): unknown {
  const value = childOf(node, key)
  return value ? plain(value) : key === 'protocol' ? 'TCP' : undefined
}

const named = ['name']
const listKeys: Readonly<Record<string, readonly string[]>> = {
  containers: named,
  initContainers: named,
  ephemeralContainers: named,
  volumes: named,
  env: named,
  imagePullSecrets: named,
  secrets: named,
  webhooks: named,
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
}

/** Ports of a container and those of a Service have different keys. */
function keysOf(field: string, owner: string): readonly string[] | undefined {
  if (field === 'ports') return /ontainers$/.test(owner) ? ['containerPort', 'protocol'] : ['port', 'protocol']
  return Object.hasOwn(listKeys, field) ? listKeys[field] : undefined
}
