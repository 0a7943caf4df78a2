// The schema of Terraform's AWS provider, from the text of @cdktn/provider-aws (MPL-2.0), which is read and never run.
//
//   node scripts/schemas/terraform.mjs
//
// The package is fetched with `npm pack` into a temporary folder. Product: { origin, version, provider, resources, data, ephemeral };
// `provider` is one schema, the others map a type to its schema. A schema is { a: attributes, b: nested blocks }.
//   attribute  { t: type, r: 1 if required, c: 1 if only computed }, or { n: nesting, a, b, r } where it is an object of a known form
//   block      { m: 'single' | 'list' | 'set', a, b, r: 1 if required }
// The type `dynamic` says that the form is not in the text: what is too deep (some types are recursive), or of any form. In the source it may be
// written as a block. Enumerations, conflicts, defaults and limits of number are not in the text either.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const name = '@cdktn/provider-aws'
const release = '25.7.0'
const product = join(import.meta.dirname, '../../src/facts/data/terraform-aws.schema.json.br')
const deepest = 8
const primitives = { string: 'string', boolean: 'bool', number: 'number', any: 'dynamic' }

const folder = mkdtempSync(join(tmpdir(), 'millwright-terraform-'))
try {
  const root = unpack()
  const schema = {
    origin: `${name} ${release} (MPL-2.0)`,
    version: providerVersion(root),
    ...schemasIn(join(root, 'lib')),
  }
  const text = Buffer.from(JSON.stringify(schema))
  const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  writeFileSync(product, packed)
  const count = ['resources', 'data', 'ephemeral'].map((kind) => `${Object.keys(schema[kind]).length} ${kind}`)
  console.error(`aws ${schema.version}: ${count.join(', ')}; ${text.length} bytes, packed ${packed.length}`)
} finally {
  rmSync(folder, { recursive: true })
}

function unpack() {
  const run = (program, args) => {
    const { status } = spawnSync(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed`)
  }
  run('npm', ['pack', '--silent', `${name}@${release}`])
  run('tar', ['xzf', readdirSync(folder).find((file) => file.endsWith('.tgz'))])
  return join(folder, 'package')
}

/** The package says it in its resources: `providerVersion: '6.66.0'`. */
function providerVersion(root) {
  const [, version] = /providerVersion: '([^']+)'/.exec(readFileSync(join(root, 'lib/s3-bucket/index.js'), 'utf8'))
  return version
}

function schemasIn(lib) {
  const found = { provider: {}, resources: {}, data: {}, ephemeral: {} }
  for (const directory of readdirSync(lib)) {
    const type = existsSync(join(lib, directory, 'index.d.ts')) && schemaOf(join(lib, directory))
    if (!type) continue
    const { kind, called, ...schema } = type
    if (kind === 'Provider') {
      delete schema.a.alias
      found.provider = schema
    } else found[{ Resource: 'resources', DataSource: 'data', EphemeralResource: 'ephemeral' }[kind]][called] = schema
  }
  return found
}

function schemaOf(directory) {
  const { code, types } = textsOf(directory)
  const [, called] = /static readonly tfResourceType = "([^"]+)"/.exec(types) ?? []
  // The class tells what it is; the name of the folder does not.
  const [, main, kind] =
    /export declare class (\w+) extends cdktn\.Terraform(Resource|DataSource|EphemeralResource|Provider)\b/.exec(
      types,
    ) ?? []
  if (!called || !main) return undefined
  const source = {
    required: requiredIn(types),
    structs: structsIn(code),
    getters: gettersIn(types),
  }
  const [, written = ''] = /synthesizeHclAttributes\(\) \{\s+const attrs = \{([\s\S]*?)\n {8}\};/.exec(code) ?? []
  return { kind, called, ...bodyOf(source, `${main}Config`, attributesIn(written), main, 0) }
}

function textsOf(directory) {
  const files = ['index']
  const structs = join(directory, 'index-structs')
  if (existsSync(structs))
    for (const file of readdirSync(structs))
      if (file.endsWith('.d.ts') && file !== 'index.d.ts') files.push(`index-structs/${file.slice(0, -5)}`)
  const read = (ending) => files.map((file) => readFileSync(join(directory, `${file}${ending}`), 'utf8')).join('\n')
  return { code: read('.js'), types: read('.d.ts') }
}

/** By interface and attribute: whether it must be given. The documentation comment has the name as Terraform has it. */
function requiredIn(types) {
  const interfaces = {}
  for (const [, called, body] of types.matchAll(/export interface (\w+)(?: extends [\w.]+)? \{([\s\S]*?)\n\}/g)) {
    const required = {}
    for (const [, attribute, optional] of body.matchAll(/#([a-z0-9_]+) [^\n]*\}[\s\S]*?readonly \w+(\??):/g))
      required[attribute] = optional === ''
    for (const [, property, optional] of body.matchAll(/(?:^|\n)\s*(?:\/\*\*[\s\S]*?\*\/\s*)?readonly (\w+)(\??):/g))
      if (alike(required, snake(property)) === undefined) required[snake(property)] = optional === ''
    interfaces[called] = required
  }
  return interfaces
}

function structsIn(code) {
  const structs = {}
  const functions = /function (\w+)ToHclTerraform\(struct\) \{[\s\S]*?const attrs = \{([\s\S]*?)\n {4}\};/g
  for (const [, called, body] of code.matchAll(functions))
    structs[called[0].toUpperCase() + called.slice(1)] = attributesIn(body)
  return structs
}

function attributesIn(text) {
  const attributes = {}
  const each =
    /^\s+(\w+): \{\n\s+value: [^\n]*\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "([^"]*)"/gm
  for (const [, called, block, type, storage] of text.matchAll(each))
    attributes[called] = { block: block === 'true', type, storage }
  return attributes
}

/** What can be read from a class is computed, where it cannot be given. */
function gettersIn(types) {
  const classes = {}
  for (const [, called, body] of types.matchAll(/export declare class (\w+) extends [\w.]+ \{([\s\S]*?)\n\}/g)) {
    const getters = {}
    for (const [, property, type] of body.matchAll(/^ {4}get (\w+)\(\): ([^;]+);/gm))
      if (!property.endsWith('Input') && property !== 'fqn' && property !== 'internalValue')
        getters[snake(property)] = type
    classes[called] = getters
  }
  return classes
}

function bodyOf(source, interfaceName, attributes, className, depth) {
  const body = { a: {}, b: {} }
  const required = source.required[interfaceName] ?? {}
  const must = (called) => (alike(required, called) ? { r: 1 } : {})
  for (const [called, { block, type, storage }] of Object.entries(attributes)) {
    const simple = typeOf(storage, type)
    const struct = storage.replace(/List$/, '').replace(/Map$/, '')
    if (simple) body.a[called] = { t: simple, ...must(called) }
    else if (source.structs[struct] && depth < deepest) {
      const inner = bodyOf(source, struct, source.structs[struct], `${struct}OutputReference`, depth + 1)
      if (block) body.b[called] = { m: nestingOf(type), ...inner, ...must(called) }
      else body.a[called] = { n: nestingOf(type), ...inner, ...must(called) }
    } else body.a[called] = { t: 'dynamic', ...must(called) }
  }
  for (const [called, type] of Object.entries(source.getters[className] ?? {}))
    if (alike({ ...body.a, ...body.b }, called) === undefined) body.a[called] = { t: readTypeOf(type), c: 1 }
  if (Object.keys(body.b).length === 0) delete body.b
  return body
}

function nestingOf(type) {
  return { set: 'set', map: 'map', struct: 'single' }[type] ?? 'list'
}

/** Terraform's type, such as `["set","string"]`; undefined for an object of a form of its own. */
function typeOf(storage, type) {
  if (primitives[storage]) return primitives[storage]
  const [, inner, outer] = /^(string|number|boolean)(List|Map|ListList|MapList)$/.exec(storage) ?? []
  const collection = type === 'set' ? 'set' : 'list'
  if (outer === 'List') return [collection, primitives[inner]]
  if (outer === 'Map') return ['map', primitives[inner]]
  if (outer === 'ListList') return ['list', ['list', primitives[inner]]]
  if (outer === 'MapList') return [collection, ['map', primitives[inner]]]
  return undefined
}

function readTypeOf(type) {
  if (type === 'string' || type === 'number') return type
  if (/IResolvable/.test(type) && /boolean/.test(type)) return 'bool'
  if (type === 'string[]') return ['list', 'string']
  if (type === 'number[]') return ['list', 'number']
  return /StringMap$/.test(type) ? ['map', 'string'] : 'dynamic'
}

/** The entry of a name, where digits may have cost it an underscore on its way through camel case. */
function alike(entries, called) {
  if (Object.hasOwn(entries, called)) return entries[called]
  const bare = called.replaceAll('_', '')
  const found = Object.keys(entries).find((each) => each.replaceAll('_', '') === bare)
  return found === undefined ? undefined : entries[found]
}

function snake(camel) {
  return camel
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
}
