import type { Span } from '../../model/source.ts'
import type { Node, Operand, Parsed, Pipe } from './ast.ts'

/** A chain of fields that begins at `.Values`, wherever it stands: `.Values.image.tag`, `$.Values.image`. */
export interface Read extends Span {
  readonly path: readonly string[]
}

/** What a template reads by name of the values that it is handed. `with` and `range` read what they are given as a whole. */
export function valuesRead({ nodes, defines }: Parsed): readonly Read[] {
  const out: Read[] = []
  inNodes(nodes, out)
  for (const define of defines) inNodes(define.nodes, out)
  return out
}

function inNodes(nodes: readonly Node[], out: Read[]): void {
  for (const node of nodes) {
    if ('pipe' in node && node.pipe) inPipe(node.pipe, out)
    if (!('body' in node)) continue
    inNodes(node.body, out)
    inNodes(node.otherwise, out)
  }
}

function inPipe(pipe: Pipe, out: Read[]): void {
  for (const { first, rest } of pipe.commands) for (const operand of [first, ...rest]) inOperand(operand, out)
}

function inOperand(operand: Operand, out: Read[]): void {
  if (operand.is === 'pipe') inPipe(operand.pipe, out)
  else if (operand.is === 'chain') inOperand(operand.of, out)
  else if (operand.is === 'field' || operand.is === 'variable') {
    const at = operand.names.indexOf('Values')
    if (at >= 0) out.push({ path: operand.names.slice(at + 1), start: operand.start, end: operand.end })
  }
}
