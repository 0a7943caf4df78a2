import { isUnknown } from '../../model/unknown.ts'
import { type Node, plain } from '../../syntax/derived/node.ts'
import { type Rules, rebuilt, rulesOf } from './rules.ts'
import { volumeOf } from './volumes.ts'

/** Of items that speak of the same thing, the last counts, where the first stood. */
export function unique(node: Node, rules: Rules<KeyOf> | undefined = keys): Node {
  if (!rules || node.is === 'leaf') return node
  if (node.is === 'map') return rebuilt(node, rules, (each, own) => (own ? unique(each, own) : each))
  const { rule } = rules
  if (!rule) return node
  const found = new Map<string, Node>()
  for (const item of node.items) found.set(rule(item), item)
  return { ...node, items: [...found.values()] }
}

type KeyOf = (item: Node) => string

const pair: KeyOf = (item) => textOf(item).split('=', 1)[0] ?? ''
const whole: KeyOf = (item) => textOf(item)

const target: KeyOf = (item) => {
  const long = item.is === 'leaf' ? (volumeOf(item) ?? item) : item
  return long.is === 'map' ? textOf(long.entries.get('target')) : textOf(long)
}

const device: KeyOf = (item) => {
  if (item.is === 'map') return textOf(item.entries.get('target'))
  const parts = textOf(item).split(':')
  return parts[1] ?? parts[0] ?? ''
}

const mount =
  (directory: string): KeyOf =>
  (item) => {
    const at = item.is === 'map' ? item.entries.get('target') : undefined
    if (at) return textOf(at)
    return `${directory}/${textOf(item.is === 'map' ? item.entries.get('source') : item)}`
  }

const port: KeyOf = (item) => {
  if (item.is !== 'map') return textOf(item)
  const field = (name: string, otherwise: string) =>
    item.entries.has(name) ? textOf(item.entries.get(name)) : otherwise
  return [field('host_ip', '0.0.0.0'), field('published', ''), field('target', ''), field('protocol', 'tcp')].join(' ')
}

const file: KeyOf = (item) => textOf(item.is === 'map' ? item.entries.get('path') : item)

function textOf(node: Node | undefined): string {
  const value = node ? plain(node) : undefined
  if (isUnknown(value)) return value.text
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

const keys: Rules<KeyOf> = rulesOf<KeyOf>({
  '.build.tags': pair,
  '.cap_add': pair,
  '.cap_drop': pair,
  '.devices': device,
  '.configs': mount(''),
  '.dns': pair,
  '.dns_opt': pair,
  '.dns_search': pair,
  '.env_file': file,
  '.expose': whole,
  '.links': pair,
  '.networks.*.aliases': pair,
  '.networks.*.link_local_ips': pair,
  '.ports': port,
  '.profiles': pair,
  '.secrets': mount('/run/secrets'),
  '.tmpfs': pair,
  '.volumes': target,
})
