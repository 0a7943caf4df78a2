import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Body, Expression } from '../../syntax/hcl/ast.ts'
import { hasBody } from './references.ts'

/** An expression of an attribute, at any depth, and the path of the attribute. */
export interface Written {
  readonly node: Expression
  readonly at: Path
  readonly text: string
}

/** Every expression of a file. In its JSON form all of them are texts, so that how they are written is nobody's choice. */
export function* writtenIn(tree: Tree): Iterable<Written> {
  const { path, text } = tree.file
  if (!hasBody(tree) || path.endsWith('.json')) return
  for (const { value, at } of attributesIn(tree.body, [])) for (const node of nodesIn(value)) yield { node, at, text }
}

/** Every text of a file in JSON that holds an expression. */
export function* jsonTextsIn({ file, data }: Tree): Iterable<{ readonly text: string; readonly at: Path }> {
  if (file.path.endsWith('.json')) yield* textsIn(data, [])
}

function* textsIn(value: unknown, at: Path): Iterable<{ readonly text: string; readonly at: Path }> {
  const text = isUnknown(value) ? value.text : value
  if (typeof text === 'string') {
    if (text.includes('${')) yield { text, at }
  } else if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* textsIn(each, [...at, index])
  else if (isMap(value)) for (const [key, each] of Object.entries(value)) yield* textsIn(each, [...at, key])
}

function* attributesIn(body: Body, at: Path): Iterable<{ readonly value: Expression; readonly at: Path }> {
  for (const { name, value } of body.attributes) yield { value, at: [...at, name] }
  const counts = new Map<string, number>()
  for (const { type, labels, body: inner } of body.blocks) {
    const path = [type, ...labels.map(({ text }) => text)]
    const index = counts.get(path.join(' ')) ?? 0
    counts.set(path.join(' '), index + 1)
    yield* attributesIn(inner, [...at, ...path, index])
  }
}

/** On a stack of our own: operators may be chained deeper than calls can be nested. */
function* nodesIn(expression: Expression): Iterable<Expression> {
  const open: unknown[] = [expression]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) open.push(...node)
    else if (typeof node === 'object' && node !== null) {
      if (isExpression(node)) yield node
      open.push(...Object.values(node))
    }
  }
}

const partial = new Set(['text', 'hole', 'directive'])

function isExpression(node: object): node is Expression {
  return 'kind' in node && typeof node.kind === 'string' && !partial.has(node.kind)
}
