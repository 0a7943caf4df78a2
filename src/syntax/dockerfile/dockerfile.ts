import type { Path, Place, Problem, SourceFile, Span } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Syntax } from '../syntax.ts'
import { editOf } from './edit.ts'
import { type Instruction, instructionNames } from './instruction.ts'
import { spanIn } from './logical.ts'
import { type Parts, partsOf } from './parts.ts'
import { type Spot, spotKey } from './reading.ts'
import { isDockerfile } from './recognize.ts'
import { statementsIn } from './statements.ts'

/** `tree.data` is a list of `Instruction`. Beside the paths of its values, `[..., 'args', from, to]` is a part of the arguments. */
export const dockerfile: Syntax = {
  title: 'Dockerfile',
  parse(file) {
    const { statements, comments, top, joiner, frontend, problems } = statementsIn(file.text)
    const parts = statements.map((statement) => partsOf(statement, joiner, frontend))
    const data = parts.map((part) => part.instruction)
    const at = ({ message, span }: { message: string; span: Span }): Problem => ({
      message,
      place: { file: file.path, span },
    })
    const spanOf = (path: Path, part: 'key' | 'value' = 'value') => exactSpan(parts, statements, path, part)
    const tree = { file, data, joiner, top, comments: comments.map(({ span }) => span), spanOf }
    return {
      file,
      data,
      comments,
      problems: isDockerfile(file.path, data)
        ? [...problems, ...parts.flatMap((part) => part.problems), ...orderProblems(parts)].map(at)
        : [],
      placeOf: (path, part) => placeIn(file, spanOf, path, part),
      edit: (change) => editOf(tree, change, (text) => instructionsIn(text)),
    }
  },
}

export function instructionsIn(text: string): readonly Instruction[] {
  const { statements, joiner } = statementsIn(text)
  return statements.map((statement) => partsOf(statement, joiner).instruction)
}

function placeIn(
  file: SourceFile,
  spanOf: (path: Path, part?: 'key' | 'value') => Span | undefined,
  path: Path,
  part?: 'key' | 'value',
): Place {
  for (let length = path.length; length > 0; length--) {
    const span = spanOf(path.slice(0, length), part)
    if (span) return { file: file.path, span }
  }
  return { file: file.path, span: { start: 0, end: file.text.length } }
}

function exactSpan(
  parts: readonly Parts[],
  statements: readonly { readonly span: Span }[],
  [index, ...rest]: Path,
  part: 'key' | 'value',
): Span | undefined {
  const found = typeof index === 'number' ? parts[index] : undefined
  const statement = typeof index === 'number' ? statements[index] : undefined
  if (!found || !statement) return undefined
  if (rest.length === 0 && part === 'value') return statement.span
  const spot = found.spots.get(spotKey(rest.length === 0 ? ['name'] : rest))
  if (spot)
    return part === 'key' && spot.key ? spanIn(spot.logical, ...spot.key) : spanIn(spot.logical, spot.from, spot.to)
  return partOfText(found.spots, rest)
}

function partOfText(spots: ReadonlyMap<string, Spot>, path: Path): Span | undefined {
  const [kind, from, to] = path.slice(-3)
  if ((kind !== 'args' && kind !== 'text') || typeof from !== 'number' || typeof to !== 'number') return undefined
  const spot = spots.get(spotKey(path.slice(0, -2)))
  if (!spot || from < 0 || to < from || spot.from + to > spot.to) return undefined
  return spanIn(spot.logical, spot.from + from, spot.from + to)
}

function orderProblems(parts: readonly Parts[]): { message: string; span: Span }[] {
  const problems: { message: string; span: Span }[] = []
  const guesses = new Map<string, string | undefined>()
  let stage = false
  for (const { instruction, spots } of parts) {
    for (const [path, { name }] of named(instruction)) {
      const spot = spots.get(spotKey(path))
      if (!spot) continue
      const span = spanIn(spot.logical, spot.from, spot.to)
      if (!instructionNames.includes(name)) {
        if (!guesses.has(name)) guesses.set(name, nearest(name, instructionNames, 1)[0])
        const guess = guesses.get(name)
        problems.push({
          message: `Unknown instruction \`${name}\`${guess ? `; did you mean \`${guess}\`?` : ''}`,
          span,
        })
      } else if (path.length === 1 && name === 'FROM') stage = true
      else if (path.length === 1 && !stage && name !== 'ARG')
        problems.push({ message: `\`${name}\` stands before the first \`FROM\`, where only \`ARG\` may`, span })
    }
  }
  return problems
}

function named({ name, inner }: Instruction): [Path, { name: string }][] {
  return [[['name'], { name }], ...(inner ? [[['inner', 'name'], inner] as [Path, { name: string }]] : [])]
}
