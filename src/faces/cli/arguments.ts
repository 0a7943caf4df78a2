import { parseArgs } from 'node:util'
import type { Field } from '../../commands/fields.ts'
import { Fault } from '../../model/fault.ts'
import { nearest } from '../../values/nearest.ts'

export interface Given {
  readonly input: Readonly<Record<string, unknown>>
  readonly help: boolean
  readonly cwd?: string
  readonly format?: string
  /** Files that the answer is written into, each in its own format. */
  readonly outputs: readonly { readonly format: string; readonly file: string }[]
  readonly fresh: boolean
}

/** What stands behind the verb, read by the command's own fields. Whatever no field knows is a fault with the nearest names. */
export function readArguments(verb: string, args: readonly string[], fields: readonly Field[]): Given {
  const flags = fields.filter(({ positional }) => !positional)
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...shared, ...Object.fromEntries(flags.flatMap(optionsOf)) },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const input: Record<string, unknown> = {}
  const words: string[] = []
  const given: { help: boolean; fresh: boolean; cwd?: string; format?: string } = { help: false, fresh: false }
  const outputs: { format: string; file: string }[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (name === 'help') given.help = true
    else if (name === 'no-cache') given.fresh = true
    else if (name === 'cwd' || name === 'format') given[name] = needed(rawName, value)
    else if (name === 'output') outputs.push(outputOf(rawName, needed(rawName, value)))
    else Object.assign(input, optionOf(verb, flags, name, rawName, value, input))
  }
  return { ...given, outputs, input: { ...input, ...positionals(verb, words, fields) } }
}

export const shared = {
  help: { type: 'boolean', short: 'h' },
  cwd: { type: 'string', short: 'C' },
  format: { type: 'string' },
  output: { type: 'string' },
  'no-cache': { type: 'boolean' },
} as const

function optionsOf({ flag, type }: Field): [string, { type: 'string' | 'boolean' }][] {
  if (type !== 'flag') return [[flag, { type: 'string' }]]
  return [flag, `no-${flag}`].map((name) => [name, { type: 'boolean' }])
}

function optionOf(
  verb: string,
  flags: readonly Field[],
  name: string,
  rawName: string,
  value: string | undefined,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const field = flags.find(({ flag }) => flag === name)
  const negated = flags.find(({ flag, type }) => type === 'flag' && `no-${flag}` === name)
  if (negated && value === undefined) return { [negated.name]: false }
  if (!field) throw unknownFlag(verb, rawName, flags)
  if (field.type === 'flag') {
    if (value !== undefined)
      throw new Fault('usage', `\`${rawName}\` takes no value`, `Write \`${rawName}\` or \`--no-${field.flag}\`.`)
    return { [field.name]: true }
  }
  const text = needed(rawName, value)
  if (field.type === 'list') {
    const items = field.choices ? text.split(',').map((item) => choice(rawName, item.trim(), field)) : [text]
    return { [field.name]: [...((input[field.name] as readonly string[] | undefined) ?? []), ...items] }
  }
  return { [field.name]: readValue(rawName, text, field) }
}

function readValue(rawName: string, text: string, field: Field): string | number {
  if (field.type !== 'number') return choice(rawName, text, field)
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number))
    throw new Fault('usage', `\`${rawName}\` is a number, not \`${text}\``, `Write for example \`${rawName} 3\`.`)
  return number
}

function needed(rawName: string, value: string | undefined): string {
  if (value !== undefined) return value
  throw new Fault('usage', `\`${rawName}\` needs a value`, `Write \`${rawName} VALUE\`.`)
}

function outputOf(rawName: string, value: string): { readonly format: string; readonly file: string } {
  const [, format, file] = /^([\w-]+)=(.+)$/s.exec(value) ?? []
  if (format !== undefined && file !== undefined) return { format, file }
  throw new Fault(
    'usage',
    `\`${rawName}\` is a format and a file, not \`${value}\``,
    `Write \`${rawName} FORMAT=FILE\`.`,
  )
}

function choice(rawName: string, value: string, { choices }: Field): string {
  if (!choices || choices.includes(value)) return value
  const [near] = nearest(value, choices)
  const help = near ? `Did you mean \`${near}\`?` : `It is one of ${choices.join(', ')}.`
  throw new Fault('usage', `\`${rawName}\` cannot be \`${value}\``, help)
}

function unknownFlag(verb: string, rawName: string, flags: readonly Field[]): Fault {
  const names = [...flags.map(({ flag }) => flag), ...Object.keys(shared)]
  const near = nearest(rawName.replace(/^--?(no-)?/, ''), names)
  const help =
    near.length > 0
      ? `Did you mean ${near.map((name) => `\`--${name}\``).join(' or ')}?`
      : `\`devops ${verb} --help\` lists the flags.`
  return new Fault('unknown-flag', `\`devops ${verb}\` has no flag \`${rawName}\``, help)
}

/** One word for each field that needs no flag; a list takes the rest. */
function positionals(verb: string, words: readonly string[], fields: readonly Field[]): Record<string, unknown> {
  const rest = [...words]
  const input: Record<string, unknown> = {}
  for (const field of fields.filter(({ positional }) => positional)) {
    if (rest.length === 0) break
    if (field.type === 'list') input[field.name] = rest.splice(0)
    else input[field.name] = readValue(field.name.toUpperCase(), rest.shift() ?? '', field)
  }
  if (rest.length > 0)
    throw new Fault(
      'usage',
      `\`devops ${verb}\` does not know what to do with \`${rest[0]}\``,
      `\`devops ${verb} --help\` shows what it takes.`,
    )
  return input
}
