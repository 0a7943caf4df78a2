import { isUnknown, unknownValue } from '../../model/unknown.ts'
import type { Leaf, MapNode, Node } from '../../syntax/derived/node.ts'
import { listOf } from './conversions.ts'
import { pairOf, pairsOf } from './pairs.ts'
import { type Rules, rebuilt, rulesOf } from './rules.ts'
import { complain, type Lookup, type Scene } from './scene.ts'
import { commandWords } from './words.ts'

/** The last forms, which only make sense when nothing is merged any more: variables and labels as maps, commands as words. */
export function settled(node: Node, lookup: Lookup, scene: Scene, rules: Rules<Settle> | undefined = settles): Node {
  if (!rules) return node
  if (rules.rule) return rules.rule(node, lookup, scene)
  return rebuilt(node, rules, (each, own) => (own ? settled(each, lookup, scene, own) : each))
}

type Settle = (node: Node, lookup: Lookup, scene: Scene) => Node

const isNull = (node: Node) => node.is === 'leaf' && (node.value === null || isUnknown(node.value))

/** A variable without a value has the one of whoever runs it. */
const variables: Settle = (node, lookup) => {
  if (isNull(node)) return node
  const given = (name: string, leaf: Leaf): unknown =>
    leaf.value === null
      ? (lookup(name) ?? unknownValue(`\${${name}}`, `\`${name}\` is set by whoever runs it`))
      : asText(leaf.value)
  return eachLeaf(pairsOf(node), given)
}

const texts: Settle = (node) => (isNull(node) ? node : eachLeaf(pairsOf(node), (_, { value }) => asText(value ?? '')))

/** Each host with its addresses. */
const hosts: Settle = (node) => {
  if (isNull(node)) return node
  const entries = new Map<string, Node>()
  for (const item of listOf(node).items) {
    const pair = item.is === 'leaf' ? pairOf(item, ['=', ':']) : undefined
    if (!pair) continue
    const known = entries.get(pair.name)
    const addresses = isUnknown(pair.leaf.value) ? [pair.leaf.value] : String(pair.leaf.value ?? '').split(',')
    const items = addresses.map((value): Node => {
      const bare = typeof value === 'string' ? value.replace(/^\[(.+)\]$/, '$1') : value
      return { is: 'leaf', value: bare, mark: pair.leaf.mark }
    })
    entries.set(pair.name, {
      is: 'list',
      items: known?.is === 'list' ? [...known.items, ...items] : items,
      mark: node.mark,
    })
  }
  return { is: 'map', entries, mark: node.mark }
}

const words: Settle = (node, _, scene) => {
  if (node.is !== 'leaf' || typeof node.value !== 'string') return node
  const found = commandWords(node.value)
  if (!found) complain(scene, node.mark, 'a quote or bracket of the command is not closed')
  const mark = { ...node.mark, made: node.mark.made ?? 'a word of a command' }
  const items = (found ?? [node.value]).map((value): Node => ({ is: 'leaf', value, mark }))
  return { is: 'list', items, mark: node.mark }
}

/** A test as one text is run by a shell. */
const test: Settle = (node) => {
  if (node.is !== 'leaf' || typeof node.value !== 'string') return node
  const mark = { ...node.mark, made: node.mark.made ?? 'a command for a shell' }
  const items = ['CMD-SHELL', node.value].map((value): Node => ({ is: 'leaf', value, mark }))
  return { is: 'list', items, mark: node.mark }
}

const list: Settle = (node) => (node.is === 'leaf' && !isNull(node) ? listOf(node) : node)

function eachLeaf(map: MapNode, to: (name: string, leaf: Leaf) => unknown): MapNode {
  const entries = new Map<string, Node>()
  for (const [name, each] of map.entries)
    entries.set(name, each.is === 'leaf' ? { ...each, value: to(name, each) } : each)
  return { ...map, entries }
}

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}

const settles: Rules<Settle> = rulesOf<Settle>({
  '.environment': variables,
  '.build.args': variables,
  '.labels': texts,
  '.annotations': texts,
  '.sysctls': texts,
  '.build.labels': texts,
  'services.*.deploy.labels': texts,
  'networks.*.labels': texts,
  'volumes.*.labels': texts,
  'secrets.*.labels': texts,
  'configs.*.labels': texts,
  '.volumes.*.volume.labels': texts,
  '.extra_hosts': hosts,
  '.build.extra_hosts': hosts,
  '.command': words,
  '.entrypoint': words,
  '.healthcheck.test': test,
  '.tmpfs': list,
  '.dns': list,
  '.dns_search': list,
  '.develop.watch.*.ignore': list,
  '.develop.watch.*.include': list,
  '.develop.watch.*.exec.command': words,
  '.pre_start.*.command': words,
  '.pre_start.*.entrypoint': words,
  '.post_start.*.command': words,
  '.pre_stop.*.command': words,
  '.provider.options.*': list,
})
