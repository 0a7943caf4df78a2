import type { Span } from '../../model/source.ts'
import type { Expression, TemplatePart } from './ast.ts'

/** `var.region`, `module.network.vpc_id`, `aws_subnet.this[0].id`: its span, and its parts as far as they are literal. */
export interface Reference extends Span {
  readonly parts: readonly ReferencePart[]
}

/** A name, a literal index, or `*` for a splat. `span` is where it is written. */
export interface ReferencePart {
  readonly step: string | number
  readonly span: Span
}

/**
 * Every reference in an expression, in the order of the text. One that is indexed by an expression ends there, and what is in
 * the index is a reference of its own. Names that a loop around it gives are no references.
 */
export function referencesIn(expression: Expression): readonly Reference[] {
  const references: Reference[] = []
  const open: Visit[] = [{ node: expression, bound: [] }]
  for (let visit = open.pop(); visit; visit = open.pop()) {
    const { node, bound } = visit
    const chain = chainOf(node)
    if (chain) {
      const [root] = chain.parts
      if (root && !bound.includes(String(root.step))) references.push(chain.reference)
      open.push(...chain.keys.map((key) => ({ node: key, bound })))
    } else open.push(...childrenOf(node, bound))
  }
  return references.sort((a, b) => a.start - b.start)
}

/** On a stack of our own: operators may be chained deeper than calls can be nested. */
interface Visit {
  readonly node: Expression
  readonly bound: readonly string[]
}

interface Chain {
  readonly reference: Reference
  readonly parts: readonly ReferencePart[]
  readonly keys: readonly Expression[]
}

function chainOf(node: Expression): Chain | undefined {
  const steps: Expression[] = []
  let root = node
  while (root.kind === 'get' || root.kind === 'index' || root.kind === 'splat') {
    steps.push(root)
    root = root.of
  }
  if (root.kind !== 'name') return undefined
  const parts: ReferencePart[] = [{ step: root.name, span: { start: root.start, end: root.end } }]
  const keys: Expression[] = []
  let end = root.end
  let literal = true
  for (const step of steps.reverse()) {
    const part = partOf(step)
    if (!part) keys.push(...(step.kind === 'index' ? [step.key] : []))
    literal &&= part !== undefined
    if (!part || !literal) continue
    parts.push(part)
    end = step.end
  }
  return { reference: { parts, start: root.start, end }, parts, keys }
}

function partOf(step: Expression): ReferencePart | undefined {
  if (step.kind === 'get') return { step: step.name, span: { start: step.end - step.name.length, end: step.end } }
  if (step.kind === 'splat') return { step: '*', span: { start: step.of.end, end: step.end } }
  if (step.kind !== 'index' || step.key.kind !== 'literal') return undefined
  const { value, start, end } = step.key
  return typeof value === 'string' || typeof value === 'number' ? { step: value, span: { start, end } } : undefined
}

function childrenOf(node: Expression, bound: readonly string[]): readonly Visit[] {
  const same = (nodes: readonly Expression[]) => nodes.map((each) => ({ node: each, bound }))
  switch (node.kind) {
    case 'literal':
    case 'name':
      return []
    case 'template':
      return inTemplate(node.parts, bound)
    case 'get':
    case 'splat':
      return same([node.of])
    case 'index':
      return same([node.of, node.key])
    case 'call':
      return same(node.args)
    case 'conditional':
      return same([node.test, node.then, node.otherwise])
    case 'binary':
      return same([node.left, node.right])
    case 'unary':
      return same([node.operand])
    case 'parentheses':
      return same([node.inner])
    case 'tuple':
      return same(node.items)
    case 'object':
      return same(node.entries.flatMap(({ key, value }) => [key, value]))
    case 'for': {
      const inner = [...bound, ...node.names]
      const body = [node.key, node.value, node.where].filter((each) => each !== undefined)
      return [...same([node.of]), ...body.map((each) => ({ node: each, bound: inner }))]
    }
  }
}

function inTemplate(parts: readonly TemplatePart[], bound: readonly string[]): readonly Visit[] {
  const loops: (readonly string[])[] = []
  return parts.flatMap((part): Visit[] => {
    if (part.kind === 'text') return []
    const visit = part.value ? [{ node: part.value, bound: [...bound, ...loops.flat()] }] : []
    if (part.kind === 'directive' && part.word === 'for') loops.push(part.names)
    if (part.kind === 'directive' && part.word === 'endfor') loops.pop()
    return visit
  })
}
