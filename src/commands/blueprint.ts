import { affordable } from '../design/affordable.ts'
import { design } from '../design/design.ts'
import type { SpecProblem } from '../design/problem.ts'
import { readSpec } from '../design/read.ts'
import type { Blueprint } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import { positionsIn } from '../model/position.ts'
import type { Spec } from '../model/spec.ts'
import type { World } from '../model/world.ts'
import { besideOf } from './beside.ts'

/** Reads the spec and settles everything. A spec that is missing, wrong or beyond its budget is a fault that shows each place. */
export async function blueprintOf(world: World, path: string): Promise<Blueprint> {
  const blueprint = design(await specOf(world, path))
  const dear = affordable(blueprint)
  if (dear) throw bad(blueprint.spec.tree.file.text, [dear])
  return blueprint
}

/** The spec alone, whatever its design costs; of the text as it is, or as `change` makes it. */
export async function specOf(
  world: World,
  path: string,
  change: (text: string) => string = (text) => text,
): Promise<Spec> {
  const written = await world.files.read(path)
  if (written === undefined)
    throw new Fault(
      'no-spec',
      `there is no \`${path}\``,
      'Write one with `devops init`, or name it: `devops generate path/to/devops.yaml`.',
    )
  const text = change(written)
  const file = { path, text }
  const { spec, problems } = readSpec(file, await besideOf(world, file))
  if (!spec || problems.length > 0) throw bad(text, problems)
  return spec
}

function bad(text: string, problems: readonly SpecProblem[]): Fault {
  const at = positionsIn(text)
  const lines = text.split(/\r?\n/)
  const frames = problems.map(({ message, remedy, place: { file, span } }) => {
    const { line, column } = at(span.start)
    const source = (lines[line - 1] ?? '').replaceAll('\t', ' ')
    const gutter = ' '.repeat(String(line).length)
    const carets = '^'.repeat(Math.max(1, Math.min(span.end - span.start, source.length - column + 1)))
    return [
      `${message}`,
      `${gutter}--> ${file}:${line}:${column}`,
      `${line} | ${source}`,
      `${gutter} | ${' '.repeat(column - 1)}${carets}`,
      `${gutter} = ${remedy}`,
    ].join('\n')
  })
  return new Fault('bad-spec', frames.join('\n\n'), '')
}
