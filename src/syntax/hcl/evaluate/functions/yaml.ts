import { isUnknown } from '../../../../model/unknown.ts'
import { numberText } from '../numbers.ts'
import { isMapping, isSequence, type Value } from '../value.ts'

/** As Terraform writes YAML: blocks, every text and key quoted, text of several lines as it is. */
export function printYaml(value: Value): string {
  if (isSequence(value) && value.items.length > 0) return sequence(value.items, 0)
  if (isMapping(value) && value.entries.size > 0) return mapping(value.entries, 0)
  return `${inline(value, 0)}\n`
}

function sequence(items: readonly Value[], depth: number): string {
  return items.map((item) => `${' '.repeat(depth)}- ${nested(item, depth + 2)}`).join('')
}

function mapping(entries: ReadonlyMap<string, Value>, depth: number): string {
  return [...entries]
    .map(([name, each]) => {
      const key = `${' '.repeat(depth)}${JSON.stringify(name)}:`
      if (isMapping(each) && each.entries.size > 0) return `${key}\n${mapping(each.entries, depth + 2)}`
      if (isSequence(each) && each.items.length > 0) return `${key}\n${sequence(each.items, depth)}`
      return `${key} ${inline(each, depth + 2)}\n`
    })
    .join('')
}

/** What follows a dash: its first line stands beside it. */
function nested(value: Value, depth: number): string {
  if (isMapping(value) && value.entries.size > 0) return mapping(value.entries, depth).slice(depth)
  if (isSequence(value) && value.items.length > 0) return sequence(value.items, depth).slice(depth)
  return `${inline(value, depth)}\n`
}

function inline(value: Value, depth: number): string {
  if (isUnknown(value)) return JSON.stringify(`\${${value.text}}`)
  if (isSequence(value)) return '[]'
  if (isMapping(value)) return '{}'
  if (typeof value === 'number') return numberText(value)
  if (typeof value !== 'string') return String(value)
  if (!value.includes('\n')) return JSON.stringify(value)
  const chomp = value.endsWith('\n\n') ? '+' : value.endsWith('\n') ? '' : '-'
  const lines = value.replace(/\n$/, '').split('\n')
  return `|${chomp}\n${lines.map((line) => (line === '' ? '' : ' '.repeat(depth) + line)).join('\n')}`
}
