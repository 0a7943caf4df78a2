import type { Path, Span } from '../../model/source.ts'
import type { Syntax } from '../syntax.ts'
import type { Node, Parsed } from './ast.ts'
import { parsed } from './parse.ts'

/** `data` is `{ defines, uses }`: the templates that a text defines and calls by name, each `{ name }`. Nothing is written into it. */
export const gotemplate: Syntax = {
  title: 'Go templates',
  parse(file) {
    const tree = parsed(file.text)
    const { fault } = tree
    const uses = [...usesIn(tree)]
    const spanOf = ([list, index]: Path): Span => {
      const named = list === 'defines' ? tree.defines : list === 'uses' ? uses : []
      const found = typeof index === 'number' ? named[index] : undefined
      return found ? { start: found.start, end: found.end } : { start: 0, end: 0 }
    }
    return {
      file,
      data: { defines: tree.defines.map(({ name }) => ({ name })), uses: uses.map(({ name }) => ({ name })) },
      problems: fault ? [{ message: fault.message, place: { file: file.path, span: fault.span } }] : [],
      comments: tree.comments,
      placeOf: (path) => ({ file: file.path, span: spanOf(path) }),
      edit: () => ({ refused: 'templates are not edited' }),
    }
  },
}

interface Use extends Span {
  readonly name: string
}

/** Calls by `template`, and by `include` with a name that is written out. */
function* usesIn({ nodes, defines }: Parsed): Iterable<Use> {
  yield* inNodes(nodes)
  for (const define of defines) yield* inNodes(define.nodes)
}

function* inNodes(nodes: readonly Node[]): Iterable<Use> {
  for (const node of nodes) {
    if (node.is === 'template') yield { name: node.name, start: node.start, end: node.end }
    if ('pipe' in node && node.pipe)
      for (const { first, rest, start, end } of node.pipe.commands) {
        const [name] = rest
        if (first.is === 'function' && first.name === 'include' && name?.is === 'string')
          yield { name: name.value, start, end }
      }
    if (node.is === 'if' || node.is === 'with') yield* inNodes([...node.body, ...node.otherwise])
    if (node.is === 'range') yield* inNodes([...node.body, ...node.otherwise])
  }
}
