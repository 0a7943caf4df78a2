import { type Func, of } from '../function.ts'
import { floatText } from '../print.ts'
import { asMap, bare, type GoMap, sortedKeys, type Value } from '../value.ts'

export const toml: Readonly<Record<string, Func>> = {
  toToml: of(['any'], (value) => {
    const map = asMap(value)
    return map ? table(map, []) : 'toml: top-level value must be a map'
  }),
}

/** As BurntSushi's encoder: plain keys first, then the tables, each with its full name. */
function table(map: GoMap, path: readonly string[]): string {
  const names = sortedKeys(map)
  const isTable = (value: Value) => asMap(value) !== undefined || isTableList(value)
  let out = ''
  for (const name of names) {
    const value = map.entries.get(name)
    if (bare(value) === null || bare(value) === undefined || isTable(value)) continue
    out += `${'  '.repeat(path.length)}${keyText(name)} = ${inline(value)}\n`
  }
  for (const name of names) {
    const value = map.entries.get(name)
    if (!isTable(value)) continue
    const inner = [...path, name]
    const pad = '  '.repeat(path.length)
    const title = inner.map(keyText).join('.')
    const own = asMap(value)
    const gap = out === '' && path.length === 0 ? '' : '\n'
    if (own) {
      // A table that only holds tables needs no line of its own.
      out += `${path.length === 0 && out !== '' ? '\n' : path.length === 0 ? '' : ''}${pad}[${title}]\n${table(own, inner)}`
      continue
    }
    const list = bare(value)
    if (typeof list === 'object' && list !== null && list.is === 'list')
      for (const item of list.items) out += `${gap}${pad}[[${title}]]\n${table(asMap(item) as GoMap, inner)}`
  }
  return out
}

function isTableList(value: Value): boolean {
  const list = bare(value)
  return (
    typeof list === 'object' &&
    list !== null &&
    list.is === 'list' &&
    list.items.length > 0 &&
    list.items.every((item) => asMap(item))
  )
}

function inline(given: Value): string {
  const value = bare(given)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${BigInt(value)}.0` : floatText(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (value.is === 'sized') return String(value.value)
  if (value.is === 'list') return `[${value.items.map(inline).join(', ')}]`
  const map = asMap(value)
  return map
    ? `{${sortedKeys(map)
        .map((name) => `${keyText(name)} = ${inline(map.entries.get(name))}`)
        .join(', ')}}`
    : '""'
}

function keyText(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  const inner = text.replace(
    /["\\\p{Cc}]/gu,
    (char) => singles[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `"${inner}"`
}

const singles: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
}
