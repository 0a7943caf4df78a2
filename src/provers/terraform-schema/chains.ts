import type { Span } from '../../model/source.ts'
import type { Expression, TemplatePart } from '../../syntax/hcl/ast.ts'

/** `aws_subnet.data[each.key].id`: a root name and what is taken of it, computed indices included. */
export interface Chain extends Span {
  readonly root: string
  readonly steps: readonly Step[]
}

export type Step =
  | (Span & { readonly kind: 'name'; readonly name: string })
  | (Span & { readonly kind: 'index' | 'splat' })

/** Every reference in an expression, but for names that a loop around it gives. */
export function* chainsIn(node: Expression, bound: ReadonlySet<string> = new Set()): Iterable<Chain> {
  switch (node.kind) {
    case 'literal':
      return
    case 'name':
    case 'get':
    case 'index':
    case 'splat':
      return yield* chain(node, bound)
    case 'template':
      return yield* inTemplate(node.parts, bound)
    case 'for': {
      yield* chainsIn(node.of, bound)
      const inner = new Set([...bound, ...node.names])
      for (const each of [node.key, node.value, node.where]) if (each) yield* chainsIn(each, inner)
      return
    }
    default:
      for (const child of childrenOf(node)) yield* chainsIn(child, bound)
  }
}

function* chain(node: Expression, bound: ReadonlySet<string>): Iterable<Chain> {
  const steps: Step[] = []
  let root = node
  while (root.kind === 'get' || root.kind === 'index' || root.kind === 'splat') {
    if (root.kind === 'get')
      steps.unshift({ kind: 'name', name: root.name, start: root.end - root.name.length, end: root.end })
    else steps.unshift({ kind: root.kind, start: root.of.end, end: root.end })
    if (root.kind === 'index') yield* chainsIn(root.key, bound)
    root = root.of
  }
  if (root.kind !== 'name') yield* chainsIn(root, bound)
  else if (!bound.has(root.name)) yield { root: root.name, steps, start: root.start, end: node.end }
}

function* inTemplate(parts: readonly TemplatePart[], bound: ReadonlySet<string>): Iterable<Chain> {
  const loops = parts.flatMap((part) => (part.kind === 'directive' ? part.names : []))
  const inner = new Set([...bound, ...loops])
  for (const part of parts) if (part.kind !== 'text' && part.value) yield* chainsIn(part.value, inner)
}

function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'call':
      return node.args
    case 'conditional':
      return [node.test, node.then, node.otherwise]
    case 'binary':
      return [node.left, node.right]
    case 'unary':
      return [node.operand]
    case 'parentheses':
      return [node.inner]
    case 'tuple':
      return node.items
    case 'object':
      return node.entries.flatMap(({ key, value }) => [key, value])
    default:
      return []
  }
}
