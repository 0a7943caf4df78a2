import type { Problem, Tree } from '../../model/source.ts'
import type { Place } from '../../syntax/gotemplate/evaluation.ts'
import type { Asked, Instance } from './chart.ts'
import type { Rendered, Rendering } from './render.ts'

/** Why not all of a chart is known, each cause once. */
export function problemsOf(
  root: Instance,
  { rendered, wanted, unparsed }: Rendering,
): { problems: Problem[]; partial: string[] } {
  const problems: Problem[] = []
  const partial: string[] = []
  const lacking = [...missing(root)]
  for (const { dependency, name } of lacking) {
    partial.push(`the dependency ${name} is not at hand`)
    problems.push({
      message: `the chart \`${dependency.name}\` is not in \`charts/\`: what it renders is not known; \`helm dependency build\` fetches it`,
      place: dependencyPlace(dependency.tree, dependency.index),
      elsewhere: true,
    })
  }
  for (const { message, place } of wanted)
    problems.push({ message: `a value is required and not given: ${message}`, place: placeOf(place), elsewhere: true })
  for (const { file, message, span } of unparsed)
    problems.push({ message: `cannot be parsed: ${message}`, place: { file: file.path, span } })
  for (const each of rendered) {
    if (!each.fault || isTest(each.file.path)) continue
    const { message } = each.fault
    partial.push(`${each.file.path} is not rendered: ${message}`)
    const place = faultPlace(each)
    // Behind a value that is required and not given, anything may fail.
    if (wanted.some(({ place: { source } }) => source.name === place.file || source.name === each.file.path)) continue
    // What a dependency would have defined is missing with it, and so are its values; a template that cannot be parsed is said already.
    if (
      message === 'cannot be parsed' ||
      (lacking.length > 0 && /no template|not defined|nil pointer|wrong type/.test(message))
    )
      continue
    problems.push({ message: `cannot be rendered: ${message}`, place })
  }
  return { problems, partial }
}

function* missing(instance: Instance): Iterable<Asked> {
  yield* instance.declared.filter(({ found }) => !found)
  for (const inner of instance.dependencies) yield* missing(inner)
}

/** What only `helm test` runs is not deployed, whole or not. */
function isTest(path: string): boolean {
  return path.includes('/templates/tests/')
}

function dependencyPlace(tree: Tree, index: number) {
  return tree.placeOf([0, 'dependencies', index, 'name'])
}

/** In the chart's own template that was at fault, or else where the manifest called it. */
function faultPlace({ fault, file, directory }: Rendered): Problem['place'] {
  const { inner, outer } = fault ?? {}
  const base = directory === '.' ? '' : `${directory}/`
  if (inner && isIn(inner.source.name, base)) return placeOf(inner)
  return outer && outer.source.name === file.path ? placeOf(outer) : { file: file.path, span: { start: 0, end: 0 } }
}

/** In the chart itself, and not in one that it brings along. */
function isIn(path: string, base: string): boolean {
  return path.startsWith(base) && !path.slice(base.length).startsWith('charts/')
}

function placeOf({ source, span }: Place): Problem['place'] {
  return { file: source.name, span: { start: span.start, end: span.end } }
}
