import { isUnknown } from '../../model/unknown.ts'
import { type ListNode, type MapNode, type Node, plain } from '../../syntax/derived/node.ts'
import { buildOf, listOf, mapOf, started } from './conversions.ts'
import { pairsOf } from './pairs.ts'
import { noRules, type Rules, ruleBelow, rulesOf } from './rules.ts'
import { complain, type Scene } from './scene.ts'

/** What a later file makes of an earlier one: maps are merged, lists appended, all else is replaced. */
export function merged(base: Node, over: Node, scene: Scene, rules: Rules<Merge> | undefined = merges): Node {
  if (rules?.rule) return rules.rule(base, over, scene, rules)
  if (isNull(over)) return base
  if (base.is === 'leaf' || isUnknownLeaf(over)) return over
  if (base.is !== over.is) {
    complain(scene, over.mark, 'a map and a list cannot be merged: what stands here replaces what stood before')
    return over
  }
  if (base.is === 'map' && over.is === 'map') return mergedMaps(base, over, scene, rules)
  return base.is === 'list' && over.is === 'list' ? appended(base, over) : over
}

/** The rules of what stands at a path of a project. */
export function mergesAt(...path: readonly string[]): Rules<Merge> | undefined {
  return path.reduce<Rules<Merge> | undefined>((rules, step) => ruleBelow(rules, step), merges)
}

type Merge = (base: Node, over: Node, scene: Scene, rules: Rules<Merge> | undefined) => Node

function mergedMaps(base: MapNode, over: MapNode, scene: Scene, rules: Rules<Merge> | undefined): MapNode {
  const entries = new Map(base.entries)
  for (const [name, each] of over.entries) {
    const known = entries.get(name)
    entries.set(name, known ? merged(known, each, scene, ruleBelow(rules, name) ?? noRules) : each)
  }
  return { is: 'map', entries, mark: base.mark }
}

/** An item that is there already is not there twice. */
function appended(base: ListNode, over: ListNode): ListNode {
  const seen = new Set(base.items.map(fingerprint))
  const more = over.items.filter((item) => {
    const key = fingerprint(item)
    return seen.has(key) ? false : seen.add(key)
  })
  return { is: 'list', items: [...base.items, ...more], mark: base.mark }
}

function fingerprint(node: Node): string {
  return JSON.stringify(plain(node), (_, value) => (isUnknown(value) ? { unknown: value.text } : value))
}

const replace: Merge = (_, over) => over

const keyed: Merge = (base, over) => {
  const [first, second] = [pairsOf(base), pairsOf(over)]
  return { is: 'map', entries: new Map([...first.entries, ...second.entries]), mark: base.mark }
}

const sequence: Merge = (base, over) => appended(listOf(base), listOf(over))

/** A list of names is a map of them, each with the same value. */
const named =
  (fields?: Readonly<Record<string, unknown>>): Merge =>
  (base, over, scene, rules) =>
    mergedMaps(mapOf(base, fields), mapOf(over, fields), scene, rules)

const build: Merge = (base, over, scene, rules) => mergedMaps(buildOf(base), buildOf(over), scene, rules)

/** Options of one driver are none of another. */
const logging: Merge = (base, over, scene, rules) => {
  if (base.is !== 'map' || over.is !== 'map') return over
  const [first, second] = [base, over].map(({ entries }) => entries.get('driver'))
  const same = !first || !second || fingerprint(first) === fingerprint(second)
  return same ? mergedMaps(base, over, scene, rules) : over
}

const ulimit: Merge = (base, over, scene, rules) =>
  base.is === 'map' && over.is === 'map' ? mergedMaps(base, over, scene, rules) : over

/** By their subnets, each of the earlier with each of the later. */
const addresses: Merge = (base, over, scene, rules) => {
  if (base.is !== 'list' || over.is !== 'list') return over
  const subnetOf = (node: Node) => (node.is === 'map' ? fingerprint(node.entries.get('subnet') ?? node) : undefined)
  const found = new Map<string | undefined, Node>()
  for (const first of base.items)
    for (const second of over.items) {
      if (first.is !== 'map' || second.is !== 'map') continue
      if (subnetOf(first) !== subnetOf(second) && !found.has(subnetOf(second))) {
        found.set(subnetOf(second), second)
        continue
      }
      const both = mergedMaps(first, second, scene, rules)
      found.set(subnetOf(both), both)
    }
  return { is: 'list', items: [...found.values()], mark: base.mark }
}

function isNull(node: Node): boolean {
  return node.is === 'leaf' && (node.value === null || node.value === undefined)
}

function isUnknownLeaf(node: Node): boolean {
  return node.is === 'leaf' && isUnknown(node.value)
}

const merges: Rules<Merge> = rulesOf<Merge>({
  'networks.*.ipam.config': addresses,
  'networks.*.labels': keyed,
  'volumes.*.labels': keyed,
  'secrets.*.labels': keyed,
  'configs.*.labels': keyed,
  '.annotations': keyed,
  '.build': build,
  '.build.args': keyed,
  '.build.additional_contexts': keyed,
  '.build.extra_hosts': sequence,
  '.build.labels': keyed,
  '.command': replace,
  '.depends_on': named(started),
  '.dns': sequence,
  '.dns_opt': sequence,
  '.dns_search': sequence,
  '.entrypoint': replace,
  '.env_file': sequence,
  '.label_file': sequence,
  '.environment': keyed,
  '.extra_hosts': sequence,
  '.healthcheck.test': replace,
  '.labels': keyed,
  '.volumes.*.volume.labels': keyed,
  '.logging': logging,
  '.models': named(),
  '.networks': named(),
  '.sysctls': keyed,
  '.tmpfs': sequence,
  '.ulimits.*': ulimit,
  'services.*.deploy.labels': keyed,
})
