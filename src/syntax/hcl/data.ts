import { isMap } from '../../model/shape.ts'
import type { Problem, SourceFile, Span } from '../../model/source.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'
import { type BlockNode, type Body, type Expression, nameSpan, type ObjectNode } from './ast.ts'

export interface Data {
  [name: string]: unknown
}

/**
 * A body as plain values: attributes by name, blocks by type and labels down to a list of their bodies, as hcl2json
 * has it. A block that `dynamic` makes is unknown under its own name too, for nobody can say that it is not there.
 */
export function dataOf(body: Body, file: SourceFile, problems: Problem[]): Data {
  const data: Data = {}
  const report = (name: string, span: Span, how: string) =>
    problems.push({ message: `\`${name}\` is ${how}: this one is not read`, place: { file: file.path, span } })
  for (const block of body.blocks) {
    const added = addBlock(data, block, dataOf(block.body, file, problems))
    if (!added) report(block.type, nameSpan(block), 'used with other labels above')
  }
  for (const attribute of body.attributes) {
    const { name, value } = attribute
    if (Object.hasOwn(data, name)) report(name, nameSpan(attribute), 'a block and an attribute')
    else put(data, name, plainValue(value, file.text))
  }
  for (const block of body.blocks) if (block.type === 'dynamic') addDynamic(data, block)
  return data
}

/** What an expression says by itself; all else is unknown, and says why. */
export function plainValue(node: Expression, text: string): unknown {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? node.value.normalize() : node.value
    case 'parentheses':
      return plainValue(node.inner, text)
    case 'tuple':
      return node.items.map((item) => plainValue(item, text))
    case 'object':
      return objectOf(node, text)
    case 'unary': {
      const operand = plainValue(node.operand, text)
      if (node.operator === '-' && typeof operand === 'number') return -operand
      if (node.operator === '!' && typeof operand === 'boolean') return !operand
      return unknownAt(node, text)
    }
    default:
      return unknownAt(node, text)
  }
}

/** The key that a literal stands for in an object, where all keys are text. */
export function keyOf(node: Expression): string | undefined {
  if (node.kind === 'parentheses') return keyOf(node.inner)
  return node.kind === 'literal' && node.value !== null ? String(node.value) : undefined
}

function objectOf(node: ObjectNode, text: string): Data | Unknown {
  const data: Data = {}
  for (const { key, value } of node.entries) {
    const name = keyOf(key)
    if (name === undefined) return unknownValue(text.slice(node.start, node.end), 'one of its keys is computed')
    put(data, name, plainValue(value, text))
  }
  return data
}

const reasons: { readonly [kind in Expression['kind']]?: string } = {
  template: 'something is put into it when it is evaluated',
  name: 'it refers to something else',
  get: 'it refers to something else',
  index: 'it refers to something else',
  splat: 'it refers to something else',
  call: 'a function computes it',
  conditional: 'it depends on a condition',
  for: 'a loop computes it',
}

function unknownAt(node: Expression, text: string): Unknown {
  return unknownValue(text.slice(node.start, node.end), reasons[node.kind] ?? 'it is computed')
}

/** Says whether there was a place for it. */
function addBlock(data: Data, { type, labels }: BlockNode, body: Data): boolean {
  let group = data
  const names = [type, ...labels.map((label) => label.text)]
  const last = names.pop() ?? type
  for (const name of names) {
    if (!Object.hasOwn(group, name)) put(group, name, {})
    const next = group[name]
    if (!isMap(next)) return false
    group = next as Data
  }
  if (!Object.hasOwn(group, last)) put(group, last, [])
  const list = group[last]
  if (!Array.isArray(list)) return false
  list.push(body)
  return true
}

function addDynamic(data: Data, block: BlockNode): void {
  const name = block.labels[0]?.text
  if (name === undefined) return
  const made = unknownValue(`dynamic "${name}"`, 'a loop makes these blocks')
  const written = Object.hasOwn(data, name) ? data[name] : undefined
  if (written === undefined) put(data, name, made)
  else if (Array.isArray(written) && !written.some(isUnknown)) written.push(made)
}

function put(data: Data, name: string, value: unknown): void {
  if (name !== '__proto__') data[name] = value
  else Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true })
}
