import { nearest } from '../../values/nearest.ts'
import type { Call, Comparison, Expression, Index } from './ast.ts'
import { writtenPattern } from './pattern.ts'
import { any, boolean, fieldOf, merged, nothing, string, type Type, titleOf, typeOfValue } from './types.ts'

/** What goes wrong in an expression though it can be read, by the kind of mistake. */
export interface Complaint {
  readonly about: 'name' | 'index' | 'argument' | 'comparison' | 'order'
  readonly message: string
}

export interface Inferred {
  readonly type: Type
  readonly complaints: readonly Complaint[]
}

/** The type of an expression. `contexts` are by name in lower case; one that is absent may be anything. */
export function infer(expression: Expression, contexts: { readonly [name: string]: Type }): Inferred {
  const complaints: Complaint[] = []
  return { type: typed(expression, { contexts, complaints }), complaints }
}

interface World {
  readonly contexts: { readonly [name: string]: Type }
  readonly complaints: Complaint[]
}

function typed(node: Expression, world: World): Type {
  switch (node.is) {
    case 'literal':
      return typeOfValue(node.value)
    case 'context': {
      const name = node.name.toLowerCase()
      return (Object.hasOwn(world.contexts, name) && world.contexts[name]) || any
    }
    case 'group':
      return typed(node.of, world)
    case 'not':
      typed(node.of, world)
      return boolean
    case 'logic':
      return node.parts.map((part) => typed(part, world)).reduce(merged)
    case 'comparison':
      return comparison(node, world)
    case 'index':
      return indexed(node, world)
    case 'call':
      return call(node, world)
  }
}

function indexed(node: Index, world: World): Type {
  const of = typed(node.of, world)
  const { by } = node
  if (by === 'every') {
    if (of.is === 'array') return { ...of, filtered: true }
    if (of.is !== 'object') return any
    const inner = [...Object.values(of.fields), ...(of.rest ? [of.rest] : [])]
    return { is: 'array', of: inner.length > 0 ? inner.reduce(merged) : any, filtered: true }
  }
  const key = typed(by, world)
  const name = by.is === 'literal' && typeof by.value === 'string' ? by.value : undefined
  return step(of, key, name, world)
}

function step(of: Type, key: Type, name: string | undefined, world: World): Type {
  const complain = (about: Complaint['about'], message: string) => world.complaints.push({ about, message })
  const shown = name === undefined ? 'a key' : `\`${name}\``
  if (of.is === 'array') {
    if (of.filtered && name !== undefined) return { is: 'array', of: step(of.of, key, name, world), filtered: true }
    if (key.is !== 'number' && key.is !== 'any')
      complain('index', `A list has no ${shown}; a list is asked by a number, or by \`*\` for all of it`)
    return of.of
  }
  if (of.is === 'object') {
    if (key.is !== 'string' && key.is !== 'any')
      complain('index', `An object is asked by a text, and this is ${titleOf(key)}; nothing is found`)
    if (name === undefined)
      return of.rest ?? Object.values(of.fields).reduce<Type | undefined>(merged, undefined) ?? any
    const found = fieldOf(of, name)
    if (found) return found
    const [close] = nearest(name, Object.keys(of.fields))
    complain('name', `There is no \`${name}\` here, so it is empty${close ? `; did you mean \`${close}\`?` : ''}`)
    return any
  }
  if (of.is !== 'any' && of.is !== 'null')
    complain('name', `This is ${titleOf(of)} and has no ${shown}, so it is empty`)
  return any
}

function comparison({ operator, left, right }: Comparison, world: World): Type {
  const [one, other] = [typed(left, world), typed(right, world)]
  const sides = [one, other]
  if (sides.some(({ is }) => is === 'any')) return boolean
  const collection = sides.find(({ is }) => is === 'object' || is === 'array')
  if (operator === '==' || operator === '!=') {
    if (collection && one.is !== other.is && !sides.some(({ is }) => is === 'null'))
      world.complaints.push({
        about: 'comparison',
        message: `${titleOf(one)} is never equal to ${titleOf(other)}, so \`${operator}\` always says the same`,
      })
    else if (one.is === 'array' && other.is === 'array' && one.of.is !== other.of.is)
      world.complaints.push({ about: 'comparison', message: `Two lists of different things are never equal` })
  } else if (collection)
    world.complaints.push({
      about: 'comparison',
      message: `${titleOf(collection)} has no order, so \`${operator}\` is never true`,
    })
  else {
    const odd = sides.find(({ is }) => is === 'null' || is === 'boolean')
    if (odd)
      world.complaints.push({
        about: 'order',
        message: `\`${operator}\` is asked of ${titleOf(odd)}, which has no useful order`,
      })
  }
  return boolean
}

function call(node: Call, world: World): Type {
  const types = node.arguments.map((each) => typed(each, world))
  const complain = (message: string) => world.complaints.push({ about: 'argument', message })
  const [first] = node.arguments
  const literal = first?.is === 'literal' ? first.value : undefined
  const name = node.name.toLowerCase()
  switch (name) {
    case 'contains':
      if (types[0]?.is === 'object')
        complain('`contains` is given an object, in which it finds nothing; ask a list, such as `x.*`, or a text')
      return boolean
    case 'startswith':
    case 'endswith':
      for (const { is } of types)
        if (is === 'object' || is === 'array') complain(`\`${node.name}\` asks texts; of ${titles[is]} it says false`)
      return boolean
    case 'format':
      if (typeof literal === 'string')
        for (const message of writtenPattern(literal, node.arguments.length - 1)) complain(message)
      return string
    case 'fromjson':
      if (typeof literal !== 'string') return any
      try {
        return typeOfValue(JSON.parse(literal))
      } catch {
        complain(`\`fromJSON\` is given \`${literal.slice(0, 40)}\`, which is no JSON, and fails`)
        return any
      }
    case 'case':
      return (
        types
          .filter((_, index) => index % 2 === 1 || index === types.length - 1)
          .reduce(merged, undefined as Type | undefined) ?? nothing
      )
    case 'join':
    case 'tojson':
    case 'hashfiles':
      return string
    case 'always':
    case 'success':
    case 'failure':
    case 'cancelled':
      return boolean
    default:
      return any
  }
}

const titles = { object: 'an object', array: 'a list' }
