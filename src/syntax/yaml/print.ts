import { Document, isMap, isScalar, isSeq, type Node, stringify } from 'yaml'

const notes = new WeakMap<object, Readonly<Record<string, string>>>()

/** Puts a comment above keys of a map that will be printed: `note({ replicas: 3 }, { replicas: 'one a zone' })`. */
export function note<T extends object>(map: T, comments: { readonly [K in keyof T]?: string }): T {
  notes.set(map, comments as Readonly<Record<string, string>>)
  return map
}

/** Canonical YAML, one document each. Strings that YAML 1.1 readers would take for booleans are quoted. */
export function printYaml(documents: readonly unknown[], heading?: string): string {
  const texts = documents.map((value) => {
    const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' })
    comment(document.contents, value)
    return document.toString({ lineWidth: 0, minContentWidth: 0 })
  })
  const head = heading
    ? `${heading
        .trimEnd()
        .replace(/^(?=.)/gm, '# ')
        .replace(/^$/gm, '#')}\n`
    : ''
  // The key of every workflow; quoting it as YAML 1.1 asks for would surprise its readers.
  return head + texts.join('---\n').replace(/^"on":/gm, 'on:')
}

/** One value as it would stand after `key: ` on one line. */
export function inline(value: unknown, like?: 'QUOTE_SINGLE' | 'QUOTE_DOUBLE'): string {
  if (typeof value === 'object' && value !== null)
    return stringify(value, {
      collectionStyle: 'flow',
      lineWidth: 0,
      aliasDuplicateObjects: false,
      flowCollectionPadding: true,
    }).trim()
  const options = { lineWidth: 0, compat: 'yaml-1.1', ...(like && { defaultStringType: like }) } as const
  const text = stringify(value, options).trimEnd()
  return text.includes('\n') ? JSON.stringify(value) : text
}

/** A value as block lines without indentation. */
export function block(value: unknown): string[] {
  return stringify(value, { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false }).trimEnd().split('\n')
}

function comment(node: Node | null, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  if (isSeq(node))
    node.items.forEach((item, index) => {
      comment(item as Node, (value as unknown[])[index])
    })
  if (!isMap(node)) return
  const said = notes.get(value) ?? {}
  for (const pair of node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    if (said[key] && isScalar(pair.key)) pair.key.commentBefore = ` ${said[key].replaceAll('\n', '\n ')}`
    comment(pair.value as Node, (value as Record<string, unknown>)[key])
  }
}
