import { parser } from '@prometheus-io/lezer-promql'

/** A part of an expression; names are those of the grammar of `@prometheus-io/lezer-promql`. */
export interface PromqlNode {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly text: string
  readonly children: readonly PromqlNode[]
}

/** What the grammar calls a place that it could not read. */
export const broken = '⚠'

/** Never throws: what cannot be read is a node named `broken`, and so is what nests too deeply to be walked. */
export function parsePromql(text: string): PromqlNode {
  const known = cache.get(text)
  if (known) return known
  const node = read(text)
  kept += text.length
  if (kept > mostKept) {
    cache.clear()
    kept = text.length
  }
  cache.set(text, node)
  return node
}

/** Each of some twenty checks looks at every expression: all of a large repository have to fit. */
const cache = new Map<string, PromqlNode>()
/** Characters, which take about twenty bytes each. */
const mostKept = 4_000_000
let kept = 0

function read(text: string): PromqlNode {
  const cursor = parsed(text)?.cursor()
  if (!cursor) return unread(text)
  const open: { node: PromqlNode; children: PromqlNode[] }[] = []
  for (;;) {
    const children: PromqlNode[] = []
    const { from, to } = cursor
    const name = cursor.type.isError ? broken : cursor.name
    const node = { name, from, to, text: text.slice(from, to), children }
    if (name !== 'LineComment') open.at(-1)?.children.push(node)
    if (open.length > 200) return unread(text)
    if (cursor.firstChild()) {
      open.push({ node, children })
      continue
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return node
      const parent = open.pop()
      if (open.length === 0) return parent?.node ?? node
    }
  }
}

/** The parser recurses into what nests, which on some versions of Node is more than the stack can take. */
function parsed(text: string) {
  try {
    return parser.parse(text)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function unread(text: string): PromqlNode {
  return { name: broken, from: 0, to: text.length, text, children: [] }
}

export function child(node: PromqlNode, name: string): PromqlNode | undefined {
  return node.children.find((each) => each.name === name)
}

/** The node and all below it, outer before inner. */
export function nodesIn(node: PromqlNode): readonly PromqlNode[] {
  const found: PromqlNode[] = []
  const visit = (each: PromqlNode) => {
    found.push(each)
    each.children.forEach(visit)
  }
  visit(node)
  return found
}

/** The text of a string literal without its quotes and escapes. */
export function unquoted({ text }: PromqlNode): string {
  const inner = text.slice(1, -1)
  return text.startsWith('`') ? inner : inner.replace(/\\(.)/gs, (_, char: string) => escapes[char] ?? char)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/** Names in `(a, b)` of a grouping. */
export function groupingOf(labels: PromqlNode | undefined): readonly string[] {
  return (labels?.children ?? []).flatMap((each) =>
    each.name === 'LabelName' ? [each.text] : each.name === 'QuotedLabelName' ? [unquoted(each)] : [],
  )
}

/** The arguments of a function or an aggregation. */
export function argumentsOf(node: PromqlNode): readonly PromqlNode[] {
  return child(node, 'FunctionCallBody')?.children ?? []
}
