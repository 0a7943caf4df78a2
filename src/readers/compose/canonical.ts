import type { Leaf, MapNode, Node } from '../../syntax/derived/node.ts'
import { buildOf, listOf, mapOf, started } from './conversions.ts'
import { pairsOf, shortForm } from './pairs.ts'
import { portsOf } from './ports.ts'
import { type Rules, rebuilt, rulesOf } from './rules.ts'
import { complain, type Scene } from './scene.ts'
import { volumeOf } from './volumes.ts'

/** Short forms become long ones, so that whoever reads a project meets one form alone. */
export function canonical(node: Node, scene: Scene, rules: Rules<Form> | undefined = forms): Node {
  if (!rules) return node
  const long = rules.rule ? rules.rule(node, scene) : node
  return rebuilt(long, rules, (each, own) => (own ? canonical(each, scene, own) : each))
}

type Form = (node: Node, scene: Scene) => Node

const isText = (node: Node): node is Leaf => node.is === 'leaf' && typeof node.value === 'string'

const list: Form = (node) => (isText(node) ? listOf(node) : node)
const names: Form = (node) => (node.is === 'list' ? mapOf(node) : node)
const pairs: Form = (node) => (node.is === 'list' ? pairsOf(node) : node)
const build: Form = (node) => (isText(node) ? buildOf(node) : node)
const source: Form = (node) => (isText(node) ? shortForm(node.mark, { source: node.value }) : node)
const service: Form = (node) => (isText(node) ? shortForm(node.mark, { service: node.value }) : node)

const dependencies: Form = (node) => {
  const map = node.is === 'list' ? mapOf(node, started) : node
  if (map.is !== 'map') return node
  const entries = new Map<string, Node>()
  for (const [name, each] of map.entries) entries.set(name, each.is === 'map' ? completed(each, started) : each)
  return { ...map, entries }
}

const envFiles: Form = (node) => {
  if (!isText(node) && node.is !== 'list') return node
  const items = listOf(node).items.map((each) =>
    each.is === 'map' ? completed(each, { required: true }) : each.is === 'leaf' ? envFile(each) : each,
  )
  return { is: 'list', items, mark: node.mark }
}

const envFile = ({ value, mark }: Leaf) => shortForm(mark, { path: value, required: true })

const volume: Form = (node, scene) => {
  if (node.is !== 'leaf' || node.value === null) return node
  const long = volumeOf(node)
  if (!long) complain(scene, node.mark, 'this is no volume: `source:target:options`')
  return long ?? node
}

const device: Form = (node) => {
  if (!isText(node)) return node
  const [from = '', to = from, permissions = 'rwm'] = String(node.value).split(':')
  return shortForm(node.mark, { source: from, target: to || from, permissions })
}

const ports: Form = (node, scene) => {
  if (node.is !== 'list') return node
  const items = node.items.flatMap((each) => {
    if (each.is !== 'leaf') return [each]
    if (scene.budget.left < 0) {
      complain(scene, node.mark, 'the project has too many ports: not all are read')
      return [each]
    }
    const found = portsOf(each)
    if (!found) complain(scene, each.mark, 'this is no port: `address:published:target/protocol`')
    scene.budget.left -= 5 * (found?.length ?? 0)
    return found ?? [each]
  })
  return { ...node, items }
}

/** `external: { name: x }` is how it was written before `name`. */
const resource: Form = (node) => {
  const external = node.is === 'map' ? node.entries.get('external') : undefined
  if (node.is !== 'map' || external?.is !== 'map') return node
  const entries = new Map(node.entries)
  const name = external.entries.get('name')
  if (name && !entries.has('name')) entries.set('name', name)
  entries.set('external', { is: 'leaf', value: true, mark: { ...external.mark, made: 'an older form' } })
  return { ...node, entries }
}

/** What was an extension before it was a field. */
const watch: Form = (node) => {
  const early = node.is === 'map' ? node.entries.get('x-initialSync') : undefined
  if (node.is !== 'map' || !early) return node
  return { ...node, entries: new Map([['initial_sync', early], ...node.entries]) }
}

function completed(node: MapNode, fields: Readonly<Record<string, unknown>>): MapNode {
  const more = shortForm({ ...node.mark, made: 'not written' }, fields)
  return { ...node, entries: new Map([...more.entries, ...node.entries]) }
}

const forms: Rules<Form> = rulesOf<Form>({
  '.env_file': envFiles,
  '.label_file': list,
  '.networks': names,
  '.models': names,
  '.volumes.*': volume,
  '.dns': list,
  '.devices.*': device,
  '.secrets.*': source,
  '.configs.*': source,
  '.build': build,
  '.build.secrets.*': source,
  '.build.additional_contexts': pairs,
  '.build.ssh': pairs,
  '.depends_on': dependencies,
  '.develop.watch.*': watch,
  '.extends': service,
  '.ports': ports,
  'volumes.*': resource,
  'networks.*': resource,
  'secrets.*': resource,
  'configs.*': resource,
})
