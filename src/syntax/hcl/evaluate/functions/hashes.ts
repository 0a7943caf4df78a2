import { createHash } from 'node:crypto'
import { unknownValue } from '../../../../model/unknown.ts'
import { fail } from '../failure.ts'
import type { Value } from '../value.ts'
import { type Call, type Definition, type Definitions, text } from './definition.ts'

const random: Definition = {
  takes: ['any'],
  more: 'any',
  optional: 1,
  run: (_, call) => unknownValue(call.text, 'it is random'),
}

export const hashes: Definitions = {
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
  bcrypt: random,
  filebase64sha256: hashOfFile('sha256', 'base64'),
  filebase64sha512: hashOfFile('sha512', 'base64'),
  filemd5: hashOfFile('md5', 'hex'),
  filesha1: hashOfFile('sha1', 'hex'),
  filesha256: hashOfFile('sha256', 'hex'),
  filesha512: hashOfFile('sha512', 'hex'),
  md5: hash('md5', 'hex'),
  rsadecrypt: { takes: ['string', 'string'], run: (_, call) => unknownValue(call.text, 'it is a secret') },
  sha1: hash('sha1', 'hex'),
  sha256: hash('sha256', 'hex'),
  sha512: hash('sha512', 'hex'),
  uuid: random,
  uuidv5: { takes: ['string', 'string'], run: ([space, name]) => uuidOf(text(space), text(name)) },
}

/** The text of a file, or what stands for it. */
export function readText(path: Value | undefined, { world, text: written }: Call): Value {
  return world.file(text(path)) ?? unknownValue(written, 'the file is not read here')
}

function hash(algorithm: string, encoding: 'hex' | 'base64'): Definition {
  return { takes: ['string'], run: ([value]) => createHash(algorithm).update(text(value)).digest(encoding) }
}

function hashOfFile(algorithm: string, encoding: 'hex' | 'base64'): Definition {
  return {
    takes: ['string'],
    run: ([path], call) => {
      const read = readText(path, call)
      return typeof read === 'string' ? createHash(algorithm).update(read).digest(encoding) : read
    },
  }
}

const spaces: { readonly [name: string]: string } = {
  dns: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  url: '6ba7b811-9dad-11d1-80b4-00c04fd430c8',
  oid: '6ba7b812-9dad-11d1-80b4-00c04fd430c8',
  x500: '6ba7b814-9dad-11d1-80b4-00c04fd430c8',
}

/** RFC 4122, of a name in a namespace. */
function uuidOf(space: string, name: string): string {
  const within = (Object.hasOwn(spaces, space) ? spaces[space] : undefined) ?? space
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(within)) return fail(`\`${space}\` is no namespace`)
  const bytes = createHash('sha1')
    .update(Buffer.from(within.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
