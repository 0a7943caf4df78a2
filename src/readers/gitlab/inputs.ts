import { isUnknown, unknownValue } from '../../model/unknown.ts'
import { lift, type MapNode, type Node } from '../../syntax/derived/node.ts'

/** The value of an input by its name. */
export type Inputs = (name: string) => unknown

/** What a file is given, what it declares in its header, and what nobody knows. */
export function inputsOf(header: Node | undefined, given: { readonly [name: string]: unknown } | undefined): Inputs {
  const spec = header?.is === 'map' ? header.entries.get('spec') : undefined
  const declared = spec?.is === 'map' ? spec.entries.get('inputs') : undefined
  return (name) => {
    if (given && Object.hasOwn(given, name)) return given[name]
    const input = declared?.is === 'map' ? declared.entries.get(name) : undefined
    const preset = input?.is === 'map' ? input.entries.get('default') : undefined
    if (preset?.is === 'leaf') return preset.value
    if (preset) return listed(preset)
    return unknownValue(`inputs.${name}`, 'whoever includes the file gives it')
  }
}

function listed(node: Node): unknown {
  if (node.is === 'leaf') return node.value
  if (node.is === 'list') return node.items.map(listed)
  return Object.fromEntries([...node.entries].map(([name, each]) => [name, listed(each)]))
}

/** Everything below a node with `$[[ inputs.x ]]` filled in, in keys as well. */
export function interpolated(node: Node, inputs: Inputs): Node {
  if (node.is === 'leaf') {
    if (typeof node.value !== 'string' || !node.value.includes('$[[')) return node
    const value = filled(node.value, inputs)
    return lift(value, { ...node.mark, made: 'put together from inputs' }, true)
  }
  if (node.is === 'list') return { ...node, items: node.items.map((item) => interpolated(item, inputs)) }
  const entries: MapNode['entries'] = new Map()
  for (const [name, each] of node.entries) {
    const key = name.includes('$[[') ? filled(name, inputs) : name
    entries.set(isUnknown(key) ? name : String(key), interpolated(each, inputs))
  }
  return { ...node, entries }
}

/** A text that is one insertion alone becomes the value of it; otherwise values are written into the text. */
function filled(text: string, inputs: Inputs): unknown {
  let made = ''
  let at = 0
  for (;;) {
    const start = text.indexOf('$[[', at)
    const end = start < 0 ? -1 : text.indexOf(']]', start)
    if (end < 0) return made + text.slice(at)
    const value = inserted(text.slice(start + 3, end), inputs)
    if (start === 0 && end + 2 === text.length) return value
    if (isUnknown(value)) return unknownValue(text, 'an input of it is not known')
    made += text.slice(at, start) + (typeof value === 'string' ? value : JSON.stringify(value))
    at = end + 2
  }
}

/** `inputs.name | truncate(0,8)`. */
function inserted(text: string, inputs: Inputs): unknown {
  const [source = '', ...functions] = text.split('|').map((part) => part.trim())
  const name = /^inputs\.([\w.-]+)$/.exec(source)?.[1]
  if (name === undefined) return unknownValue(source, 'it is known when the pipeline is made')
  return functions.reduce((value: unknown, each) => applied(each, value), inputs(name))
}

function applied(call: string, value: unknown): unknown {
  const [, from = '', length = ''] = /^truncate\(\s*(\d+)\s*,\s*(\d+)\s*\)$/.exec(call) ?? []
  if (from !== '' && typeof value === 'string') return value.slice(Number(from), Number(from) + Number(length))
  if (call === 'expand_vars' && typeof value === 'string' && !value.includes('$')) return value
  return unknownValue(call, 'it is known when the pipeline is made')
}
