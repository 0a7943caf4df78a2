import { Document, isMap, isScalar, isSeq, type Node, type Scalar, visit } from 'yaml'

const notes = new WeakMap<object, Readonly<Record<string, string>>>()

/** Puts a comment above keys of a map that will be printed: `note({ replicas: 3 }, { replicas: 'one a zone' })`. */
export function note<T extends object>(map: T, comments: { readonly [K in keyof T]?: string }): T {
  notes.set(map, comments as Readonly<Record<string, string>>)
  return map
}

const remarks = new WeakMap<object, Readonly<Record<string, string>>>()

/** Puts a comment behind the scalar of a key, on its line: `remark({ uses: 'a@1f3c' }, { uses: 'v7' })`. */
export function remark<T extends object>(map: T, comments: { readonly [K in keyof T]?: string }): T {
  remarks.set(map, comments as Readonly<Record<string, string>>)
  return map
}

/** Canonical YAML, one document each. Strings that YAML 1.1 readers would take for something else are quoted. */
export function printYaml(documents: readonly unknown[], heading?: string): string {
  const head = heading
    ? `${heading
        .trimEnd()
        .replace(/^(?=.)/gm, '# ')
        .replace(/^$/gm, '#')}\n`
    : ''
  return head + documents.map((value) => print(value, usual)).join('---\n')
}

export interface Style {
  /** Columns by which a nested map stands in. */
  readonly indent: number
  /** Whether a list stands in under its key. */
  readonly indentSeq: boolean
}

export const usual: Style = { indent: 2, indentSeq: true }

/** A value in block style, line by line, without indentation; the last line has no line break. */
export function block(value: unknown, style: Style = usual): string[] {
  const printed = print(value, style)
  return (printed.endsWith('\n') ? printed.slice(0, -1) : printed).split('\n')
}

/** One value as it would stand inside brackets, on one line. */
export function inline(value: unknown, like?: Scalar.Type): string {
  const document = documentOf([value])
  if (isSeq(document.contents)) document.contents.flow = true
  const item = isSeq(document.contents) ? document.contents.items[0] : undefined
  if (like && isScalar(item) && typeof value === 'string') item.type = like
  const printed = document
    .toString({ lineWidth: 0, flowCollectionPadding: true, collectionStyle: 'flow' })
    .trim()
    .replace(/^\[ ?|(?: |)\]$/g, '')
  return printed.includes('\n') ? JSON.stringify(value) : printed
}

function print(value: unknown, { indent, indentSeq }: Style): string {
  const document = documentOf(value)
  comment(document.contents, value)
  return document.toString({ lineWidth: 0, minContentWidth: 0, indent, indentSeq })
}

function documentOf(value: unknown): Document {
  const document = new Document(value, { aliasDuplicateObjects: false })
  visit(document, {
    Scalar(role, scalar) {
      if (typeof scalar.value !== 'string' || (role === 'key' && plainKeys.has(scalar.value))) return
      if (misread().some((test) => test.test(scalar.value as string))) scalar.type = 'QUOTE_DOUBLE'
    },
  })
  return document
}

/** Keys of workflows and coordinates: quoting them would surprise their readers, who take them for text anyway. */
const plainKeys = new Set(['on', 'y', 'n'])

let tests: readonly RegExp[] | undefined

/** How YAML 1.1 writes what is not text: booleans such as `yes`, octal and sexagesimal numbers, dates. */
function misread(): readonly RegExp[] {
  tests ??= new Document(null, { version: '1.1' }).schema.tags.flatMap((tag) =>
    'test' in tag && tag.test && tag.default ? [tag.test] : [],
  )
  return tests
}

function comment(node: Node | null, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (isSeq(node))
    node.items.forEach((item, index) => {
      comment(item as Node, (value as unknown[])[index])
    })
  if (!isMap(node)) return
  const said = notes.get(value) ?? {}
  const beside = remarks.get(value) ?? {}
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const words = Object.hasOwn(said, key) ? said[key] : undefined
    if (words && isScalar(pair.key)) pair.key.commentBefore = ` ${words.replaceAll('\n', '\n ')}`
    if (beside[key] && isScalar(pair.value)) pair.value.comment = ` ${beside[key]}`
    comment(pair.value as Node, (value as Record<string, unknown>)[key])
  }
}
