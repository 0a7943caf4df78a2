import { isUnknown, type Unknown } from '../../model/unknown.ts'
import type { Leaf, Node } from '../../syntax/derived/node.ts'
import { shortForm } from './pairs.ts'
import { sectionsOf } from './sections.ts'

/** `[host_ip:][published:]target[/protocol]`, a range as one port each; `undefined` where it is no such thing. */
export function portsOf(leaf: Leaf): readonly Node[] | undefined {
  const sections = sectionsOf(leaf.value)
  const last = sections?.at(-1)
  if (!sections || last === undefined) return undefined
  const [container, protocol] = isUnknown(last) ? [last, 'tcp'] : protocolOf(last)
  const published = sections.at(-2)
  const address = sections.slice(0, -2)
  const host = address.find(isUnknown) ?? (address.join(':').replace(/^\[(.*)\]$/, '$1') || undefined)
  const common = { mode: 'ingress', host_ip: host, protocol }
  const one = (target: unknown, outside: unknown) => shortForm(leaf.mark, { ...common, target, published: outside })
  if (isUnknown(container)) return [one(container, published || undefined)]
  const inside = rangeOf(container)
  if (!inside) return undefined
  if (published === undefined || published === '' || isUnknown(published))
    return numbers(inside).map((target) => one(target, published || undefined))
  const outside = rangeOf(published)
  if (!outside) return undefined
  const [from, to] = outside
  if (inside[0] === inside[1]) return [one(inside[0], from === to ? String(from) : `${from}-${to}`)]
  if (to - from !== inside[1] - inside[0]) return undefined
  return numbers(inside).map((target, index) => one(target, String(from + index)))
}

function protocolOf(text: string): readonly [string, string] {
  const at = text.indexOf('/')
  return at < 0 ? [text, 'tcp'] : [text.slice(0, at), text.slice(at + 1).toLowerCase()]
}

function rangeOf(text: string | Unknown): readonly [number, number] | undefined {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(text)) ?? []
  const [from, to] = [Number(first), Number(last)]
  return first !== undefined && from <= to && to <= 65_535 ? [from, to] : undefined
}

function numbers([from, to]: readonly [number, number]): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
