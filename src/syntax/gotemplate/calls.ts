import type { Frame } from './evaluation.ts'
import { fail } from './fault.ts'
import type { Func } from './function.ts'
import { standInOf } from './unknowns.ts'
import { asMap, bare, type Kind, mapOf, typeOf, type Value } from './value.ts'

/** A value as a parameter of a kind takes it. What is not known is handed on as it is; see `calledWith`. */
export function handed(value: Value, kind: Kind): Value {
  if (kind === 'any') return value
  const plain = bare(value)
  if (kind === 'text' || kind === 'string') {
    if (typeof plain === 'string') return kind === 'text' ? value : plain
  } else if (standInOf(plain) !== undefined) return plain
  else if (kind === 'bool' && typeof plain === 'boolean') return plain
  else if (kind === 'float' && typeof plain === 'number') return plain
  else if (kind === 'int' && typeof plain === 'bigint') return Number(plain)
  else if (kind === 'map') {
    const map = asMap(value)
    if (map && map.type !== 'map[string]string') return map
    if (plain === undefined) return mapOf()
  }
  if (plain === undefined) return fail(`invalid value; expected ${names[kind]}`)
  return fail(`wrong type for value; expected ${names[kind]}; got ${plain === null ? 'interface {}' : typeOf(plain)}`)
}

const names: Readonly<Record<Kind, string>> = {
  any: 'interface {}',
  string: 'string',
  text: 'string',
  int: 'int',
  float: 'float64',
  bool: 'bool',
  map: 'map[string]interface {}',
}

/** What a function gives. Text or a number that it makes of something unknown is unknown itself, and so is what seems to be missing. */
export function calledWith(frame: Frame, name: string, func: Func, args: readonly Value[]): Value {
  const { spent, limits, reasons } = frame.run
  if (++spent.steps > limits.steps) fail('the template takes too many steps')
  const open = reasons.length > 0 ? args.map(standInOf).find((each) => each !== undefined) : undefined
  if (open !== undefined && args.some((arg, index) => isWrong(arg, func.takes[index] ?? func.more ?? 'any')))
    return open
  const result = func.run(func.tracing || !args.some(isTraced) ? args : args.map(bare), frame)
  const plain = bare(result)
  if (open !== undefined && !func.tracing && (isNumber(plain) || typeof plain === 'string')) return open
  if (open !== undefined && !func.tracing && typeof plain === 'object' && (plain?.is === 'map' || plain?.is === 'list'))
    return { ...plain, lacking: open }
  if (typeof plain === 'string' && plain.length > limits.output) fail(`\`${name}\` makes too long a text`)
  return result
}

function isTraced(value: Value): boolean {
  return typeof value === 'object' && value !== null && value.is === 'traced'
}

/** Something unknown where a number, a truth or a map is wanted. */
function isWrong(arg: Value, kind: Kind): boolean {
  return kind !== 'any' && kind !== 'text' && kind !== 'string' && typeof arg === 'string'
}

function isNumber(value: Value): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    (typeof value === 'object' && value !== null && value.is === 'sized')
  )
}
