import { type Expression, type Index, partsOf } from './ast.ts'
import { textOf } from './coerce.ts'
import { parseExpression } from './parse.ts'

/** `github.event.commits[0].message` as its steps; `*` stands for what is computed or for all. */
export type Reference = readonly string[]

/** What an expression of GitHub Actions reads; nothing where it cannot be read. Names keep their case, though GitHub compares them without it. */
export function referencesIn(expression: string): readonly Reference[] {
  const parsed = parseExpression(expression)
  return 'expression' in parsed ? referencesOf(parsed.expression) : []
}

export function referencesOf(expression: Expression): readonly Reference[] {
  const found: Reference[] = []
  read(expression, found)
  return found
}

function read(node: Expression, found: Reference[]): void {
  if (node.is === 'context') found.push([node.name])
  else if (node.is === 'index') {
    const chain = chainOf(node)
    for (const { by } of chain) if (by !== 'every' && by.is !== 'literal') read(by, found)
    const root = chain[0]?.of
    if (root?.is === 'context') found.push([root.name, ...chain.map(stepOf)])
    else if (root) read(root, found)
  } else for (const part of partsOf(node)) read(part, found)
}

/** The indexes of one reference, the first one first. */
function chainOf(node: Index): readonly Index[] {
  const chain = [node]
  for (let { of } = node; of.is === 'index' || of.is === 'group'; of = of.of) if (of.is === 'index') chain.unshift(of)
  return chain
}

function stepOf({ by }: Index): string {
  return by !== 'every' && by.is === 'literal' ? textOf(by.value) : '*'
}
