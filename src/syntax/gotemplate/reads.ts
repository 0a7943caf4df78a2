import type { Span } from '../../model/source.ts'
import type { Node, Operand, Parsed, Pipe } from './ast.ts'

/** A chain of fields that begins at `.Values`, wherever it stands: `.Values.image.tag`, `$.Values.image`. */
export interface Read extends Span {
  readonly path: readonly string[]
  /** It is written into the text whatever the values are: under no condition, and without a default. */
  readonly written: boolean
}

/** What a template reads by name of the values that it is handed. `with` and `range` read what they are given as a whole. */
export function valuesRead({ nodes, defines }: Parsed): readonly Read[] {
  const out: Read[] = []
  inNodes(nodes, true, out)
  for (const define of defines) inNodes(define.nodes, false, out)
  return out
}

function inNodes(nodes: readonly Node[], always: boolean, out: Read[]): void {
  for (const node of nodes) {
    if ('pipe' in node && node.pipe)
      inPipe(node.pipe, always && node.is === 'action' && node.pipe.variables.length === 0, out)
    if (!('body' in node)) continue
    inNodes(node.body, false, out)
    inNodes(node.otherwise, false, out)
  }
}

function inPipe({ commands }: Pipe, written: boolean, out: Read[]): void {
  const kept =
    written && commands.every(({ first }, index) => isPlain(first) || (index === 0 && commands[0]?.rest.length === 0))
  for (const { first, rest } of commands) for (const operand of [first, ...rest]) inOperand(operand, kept, out)
}

function inOperand(operand: Operand, written: boolean, out: Read[]): void {
  if (operand.is === 'pipe') inPipe(operand.pipe, written, out)
  else if (operand.is === 'chain') inOperand(operand.of, false, out)
  else if (operand.is === 'field' || operand.is === 'variable') {
    const at = operand.names.indexOf('Values')
    const { start, end } = operand
    if (at >= 0) out.push({ path: operand.names.slice(at + 1), written: written && at === 0, start, end })
  }
}

/** A function that writes what it is given, whatever that is. */
function isPlain(operand: Operand): boolean {
  return operand.is === 'function' && plain.has(operand.name)
}

const plain: ReadonlySet<string> = new Set([
  'b64enc',
  'indent',
  'lower',
  'nindent',
  'print',
  'printf',
  'quote',
  'squote',
  'toString',
  'trim',
  'trimSuffix',
  'trunc',
  'upper',
])
