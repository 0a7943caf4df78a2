import { fail } from '../fault.ts'
import { floatText } from '../print.ts'
import { type Text, textOf, type Writer, writer } from '../traced.ts'
import { bare, type GoMap, type Origin, type Value } from '../value.ts'
import { textual } from './format.ts'
import { structMap } from './json.ts'
import { naturally } from './yaml-order.ts'
import { isLongKey, keyText, numberText, type Spot, stringText } from './yaml-scalar.ts'

/**
 * YAML as Go's `sigs.k8s.io/yaml` writes it, without the last line break: keys in natural order, lists as far left as
 * their key. Each key and scalar keeps where it was written.
 */
export function yamlText(value: Value): Text {
  const out = writer()
  node(out, value, whole, { left: 1_000_000, pretty: false }, false)
  return out.text()
}

/** As yaml.v3 writes it: lists stand in under their key, and a float64 is one. */
export function prettyYaml(value: Value): Text {
  const out = writer()
  node(out, value, whole, { left: 1_000_000, pretty: true }, false)
  return out.text()
}

/** A scalar alone stands in by two. */
const whole: Spot = { indent: 0, column: 0 }

interface Budget {
  left: number
  readonly pretty: boolean
}

/** Behind `- ` a collection begins on the same line. */
function node(out: Writer, given: Value, { indent, column }: Spot, budget: Budget, inline: boolean, depth = 0): void {
  if (depth > 200 || --budget.left < 0) fail('the value is too large for YAML')
  const value = bare(given)
  if (typeof value === 'object' && value !== null && value.is !== 'sized') {
    if (value.is === 'method') fail('json: unsupported type: func()')
    if (value.is === 'struct') node(out, value.as ?? structMap(value.fields), { indent, column }, budget, inline, depth)
    else if (value.is === 'map') map(out, value, indent, budget, inline, depth)
    else if (value.items.length === 0) out.write('[]', value.origin)
    else
      value.items.forEach((item, index) => {
        if (index > 0 || !inline) lineStart(out, indent, index === 0)
        out.write('- ', value.origin)
        node(out, item, { indent: indent + 2, column: indent + 2 }, budget, true, depth + 1)
      })
    return
  }
  scalar(out, given, budget.pretty ? { indent, column: Number.NEGATIVE_INFINITY } : { indent, column })
}

function map(out: Writer, value: GoMap, indent: number, budget: Budget, inline: boolean, depth: number): void {
  const { entries, origin } = value
  if (entries.size === 0) {
    out.write('{}', origin)
    return
  }
  ;[...entries.keys()].sort(naturally).forEach((name, index) => {
    if (index > 0 || !inline) lineStart(out, indent, index === 0)
    const each = entries.get(name)
    const at = originOf(each)
    const place = at?.is === 'data' ? ({ ...at, key: true } as const) : origin
    if (isLongKey(name)) {
      const inner: Spot = { indent: indent + 2, column: indent + 2 }
      out.write('? ')
      out.write(stringText(name, place, inner), place)
      lineStart(out, indent, false)
      out.write(': ')
      node(out, each, inner, budget, true, depth + 1)
      return
    }
    const key = keyText(name)
    out.write(key, place)
    out.write(':')
    const plain = bare(each)
    if (typeof plain !== 'object' || plain === null || isFlat(plain)) {
      out.write(' ')
      node(out, each, { indent: indent + 2, column: indent + key.length + 2 }, budget, false, depth + 1)
    } else {
      const isList =
        plain.is === 'list' ||
        (plain.is === 'struct' && typeof plain.as === 'object' && plain.as !== null && plain.as.is === 'list')
      out.write('\n')
      const inner = isList && !budget.pretty ? indent : indent + 2
      node(out, each, { indent: inner, column: inner }, budget, false, depth + 1)
    }
  })
}

function isFlat(value: Exclude<Value, undefined | null | boolean | number | bigint | string>): boolean {
  if (value.is === 'map') return value.entries.size === 0
  if (value.is === 'list') return value.items.length === 0
  if (value.is !== 'struct') return true
  return typeof value.as === 'object' && value.as !== null ? isFlat(value.as) : value.as !== undefined
}

function lineStart(out: Writer, indent: number, first: boolean): void {
  if (!first) out.write('\n')
  if (indent > 0) out.write(' '.repeat(indent))
}

function originOf(value: Value): Origin | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return value.is === 'traced'
    ? value.marks[0]?.origin
    : value.is === 'map' || value.is === 'list'
      ? value.origin
      : undefined
}

function scalar(out: Writer, given: Value, spot: Spot): void {
  const value = bare(given)
  const origin = originOf(given)
  if (typeof value === 'string')
    out.write(
      stringText(typeof given === 'string' ? value : (given as Text), origin, { ...spot, indent: spot.indent || 2 }),
      origin,
    )
  else if (value === null || value === undefined) out.write('null', origin)
  else if (typeof value !== 'number') out.write(textOf(textual(value)), origin)
  else out.write(spot.column < 0 ? floatText(value) : numberText(value), origin)
}
