import type { SourceFile } from '../../model/source.ts'
import type { AttributeNode, BlockNode, Body, EntryNode, Expression, Label, ObjectNode } from './ast.ts'
import { abandoned, type Cursor, fail, found, packed, report } from './cursor.ts'
import { readJson, wordsOf } from './json-text.ts'
import { parseExpression } from './parse.ts'

/** Which keys of an object are blocks, by how many labels they have and what stands in them; all others are arguments. */
interface Layout {
  readonly [type: string]: { readonly labels: number; readonly inner?: Layout } | undefined
}

const inResource: Layout = {
  connection: { labels: 0 },
  dynamic: { labels: 1, inner: { content: { labels: 0 } } },
  lifecycle: { labels: 0, inner: { precondition: { labels: 0 }, postcondition: { labels: 0 } } },
  provisioner: { labels: 1, inner: { connection: { labels: 0 } } },
}

const top: Layout = {
  check: { labels: 1, inner: { data: { labels: 2 }, assert: { labels: 0 } } },
  data: { labels: 2, inner: inResource },
  ephemeral: { labels: 2, inner: inResource },
  import: { labels: 0 },
  locals: { labels: 0 },
  module: { labels: 1 },
  moved: { labels: 0 },
  output: { labels: 1, inner: { precondition: { labels: 0 } } },
  provider: { labels: 1 },
  removed: { labels: 0 },
  resource: { labels: 2, inner: inResource },
  terraform: {
    labels: 0,
    inner: { backend: { labels: 1 }, cloud: { labels: 0 }, required_providers: { labels: 0 } },
  },
  variable: { labels: 1, inner: { validation: { labels: 0 } } },
}

const CONFIGURATION = /\.(?:tf|tofu)\.json$/

/** The JSON form of Terraform's language as the same nodes. Files that are no configuration hold arguments alone, and no templates. */
export function readJsonFile(cursor: Cursor): Body {
  const { file, text } = cursor
  const empty: Body = { attributes: [], blocks: [], start: 0, end: text.length }
  try {
    const configures = CONFIGURATION.test(file.path)
    const whole = readJson(cursor, configures)
    if (cursor.at < text.length) fail(cursor, `Expected the end, found ${found(cursor)}`)
    const bodies = objectsIn(cursor, whole).map((each) => bodyOf(cursor, each, configures ? top : {}))
    const all = { attributes: bodies.flatMap((each) => each.attributes), blocks: bodies.flatMap((each) => each.blocks) }
    return { ...empty, ...all }
  } catch (thrown) {
    if (thrown !== abandoned) throw thrown
    return empty
  }
}

function bodyOf(cursor: Cursor, object: ObjectNode, layout: Layout, type = ''): Body {
  const attributes: AttributeNode[] = []
  const blocks: BlockNode[] = []
  for (const entry of object.entries) {
    const name = wordsOf(entry.key)
    const block = Object.hasOwn(layout, name) ? layout[name] : undefined
    // A comment.
    if (name === '//') continue
    if (block) blocks.push(...blocksOf(cursor, name, entry, block.labels, block.inner ?? {}))
    else attributes.push(attributeOf(cursor.file, name, entry, type))
  }
  return { attributes: packed(attributes), blocks: packed(blocks), start: object.start, end: object.end }
}

function attributeOf(
  file: SourceFile,
  name: string,
  { key, value, start, end }: EntryNode,
  type: string,
): AttributeNode {
  const read = type === 'variable' && name === 'type' && value.kind === 'literal' ? constraint(file, value) : value
  return { name, nameEnd: key.end, value: read, start, end }
}

/** A type is written as text, and is an expression. */
function constraint(file: SourceFile, value: Expression & { readonly kind: 'literal' }): Expression {
  // In front of it as many blanks as stand before it, so that what is said of it is said of its place.
  const text = `${' '.repeat(value.start + 1)}${value.value}`
  const node = parseExpression({ path: file.path, text })
  return 'kind' in node ? node : value
}

function blocksOf(
  cursor: Cursor,
  type: string,
  { key, value }: EntryNode,
  labels: number,
  inner: Layout,
  found: readonly Label[] = [],
): readonly BlockNode[] {
  return objectsIn(cursor, value).flatMap((object) => {
    if (labels > 0)
      return object.entries.flatMap((entry) => {
        const text = wordsOf(entry.key)
        const label = { text, start: entry.key.start, end: entry.key.end }
        const next = { ...entry, key }
        return text === '//' ? [] : blocksOf(cursor, type, next, labels - 1, inner, [...found, label])
      })
    const body = bodyOf(cursor, object, inner, type)
    return [{ type, typeEnd: key.end, labels: found, body, start: key.start, end: object.end }]
  })
}

/** One object, or a list of them. */
function objectsIn(cursor: Cursor, value: Expression): readonly ObjectNode[] {
  const items = value.kind === 'tuple' ? value.items : [value]
  return items.flatMap((item) => {
    if (item.kind === 'object') return [item]
    if (item.kind !== 'literal' || item.value !== null)
      report(cursor, 'Expected an object', { start: item.start, end: item.end })
    return []
  })
}
