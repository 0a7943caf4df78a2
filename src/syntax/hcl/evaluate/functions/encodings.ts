import { isUnknown, unknownValue, whyUnknown } from '../../../../model/unknown.ts'
import { fail } from '../failure.ts'
import { exact, numberText } from '../numbers.ts'
import { isMapping, isSequence, list, object, tuple, unknownIn, type Value } from '../value.ts'
import { type Definitions, text } from './definition.ts'
import { printYaml } from './yaml.ts'

const MAX_TEXT = 1_000_000

export const encodings: Definitions = {
  base64decode: { takes: ['string'], run: ([value]) => decoded(text(value)) },
  base64encode: { takes: ['string'], run: ([value]) => Buffer.from(text(value)).toString('base64') },
  base64gzip: {
    takes: ['string'],
    run: (_, call) => unknownValue(call.text, 'how it is compressed differs from version to version'),
  },
  csvdecode: { takes: ['string'], run: ([value]) => records(text(value)) },
  jsondecode: {
    takes: ['string'],
    run: ([value]) => {
      try {
        return fromPlain(JSON.parse(text(value)))
      } catch (error) {
        return error instanceof SyntaxError ? fail('it is no JSON') : rethrow(error)
      }
    },
  },
  jsonencode: {
    takes: ['any'],
    nulls: true,
    holes: true,
    run: ([value = null]) => withHoles(value, printJson(value)),
  },
  textdecodebase64: {
    takes: ['string', 'string'],
    run: ([value, encoding], call) => {
      const bytes = Buffer.from(text(value), 'base64')
      const name = encodingOf(text(encoding))
      if (name === 'utf16be') return bytes.swap16().toString('utf16le')
      return name === undefined ? unknownValue(call.text, 'the encoding is not read here') : bytes.toString(name)
    },
  },
  textencodebase64: {
    takes: ['string', 'string'],
    run: ([value, encoding], call) => {
      const name = encodingOf(text(encoding))
      if (name === 'utf16be') return Buffer.from(text(value), 'utf16le').swap16().toString('base64')
      return name === undefined
        ? unknownValue(call.text, 'the encoding is not read here')
        : Buffer.from(text(value), name).toString('base64')
    },
  },
  urlencode: {
    takes: ['string'],
    run: ([value]) =>
      encodeURIComponent(Buffer.from(text(value)).toString())
        .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('%20', '+'),
  },
  yamldecode: { takes: ['string'], run: ([value], { world }) => world.decodeYaml(text(value)) },
  yamlencode: { takes: ['any'], nulls: true, holes: true, run: ([value = null]) => withHoles(value, printYaml(value)) },
}

/** Plain data, as JSON and YAML have it, as values. */
export function fromPlain(data: unknown): Value {
  if (data === null || data === undefined) return null
  if (typeof data === 'string' || typeof data === 'boolean') return data
  if (typeof data === 'number') return exact(data)
  if (isUnknown(data)) return data
  if (Array.isArray(data)) return tuple(data.map(fromPlain))
  if (data instanceof Date) return data.toISOString()
  return typeof data === 'object'
    ? object(new Map(Object.entries(data).map(([name, each]) => [name, fromPlain(each)])))
    : null
}

/** Keys in order, and the marks of HTML escaped, as Go writes it. */
export function printJson(value: Value): string {
  const print = (each: Value): string => {
    if (typeof each === 'number') return numberText(each)
    if (isUnknown(each)) return JSON.stringify(`\${${each.text}}`)
    if (isSequence(each)) return `[${each.items.map(print).join(',')}]`
    if (isMapping(each))
      return `{${[...each.entries].map(([name, item]) => `${quote(name)}:${print(item)}`).join(',')}}`
    return typeof each === 'string' ? quote(each) : String(each)
  }
  const printed = print(value)
  return printed.length > MAX_TEXT ? fail('the text is too long') : printed
}

/** Where a value holds an unknown its text is unknown too, and says what is known of it. */
function withHoles(value: Value, printed: string): Value {
  const unknown = unknownIn(value)
  return unknown ? unknownValue(printed, whyUnknown(unknown)) : printed
}

function quote(value: string): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function decoded(value: string): string {
  const bytes =
    /^[A-Za-z0-9+/]*={0,2}$/.test(value) && value.length % 4 === 0 ? Buffer.from(value, 'base64') : undefined
  const read = bytes?.toString('utf8')
  return read === undefined || (read.includes('\ufffd') && !bytes?.equals(Buffer.from(read)))
    ? fail('it is no text in Base64')
    : read
}

function encodingOf(name: string): 'utf8' | 'utf16le' | 'utf16be' | 'latin1' | undefined {
  switch (name.toUpperCase()) {
    case 'UTF-8':
      return 'utf8'
    case 'UTF-16LE':
      return 'utf16le'
    case 'UTF-16BE':
      return 'utf16be'
    case 'ISO-8859-1':
    case 'US-ASCII':
      return 'latin1'
    default:
      return undefined
  }
}

/** The lines of a CSV file as objects by the names in the first. */
function records(value: string): Value {
  const rows = rowsOf(value)
  const [names = [], ...others] = rows
  if (new Set(names).size !== names.length || names.includes('')) return fail('a column has no name of its own')
  if (others.some((row) => row.length !== names.length)) return fail('a line has other columns than the first')
  const objects = others.map((row) => object(new Map(names.map((name, index) => [name, row[index] ?? '']))))
  return list(objects, { object: new Map(names.map((name) => [name, { type: 'string', optional: false }])) })
}

function rowsOf(value: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  while (cell.lastIndex < value.length || row.length > 0) {
    const match = cell.exec(value)
    if (!match) return fail('it is no CSV')
    const [, quoted, bare = '', end] = match
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    if (cell.lastIndex >= value.length) break
  }
  return rows
}

function rethrow(error: unknown): never {
  throw error
}
