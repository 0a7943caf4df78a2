import { isMap } from '../../model/shape.ts'
import { directoryOf, type Tree } from '../../model/source.ts'
import { isTemplate } from './recognize.ts'

/** Values for the parameters of a template, from a file of their own. */
export interface ParameterSet {
  readonly path: string
  readonly values: ReadonlyMap<string, unknown>
}

/**
 * The sets of parameters that clearly belong to a template: they stand beside it or in a directory below, name parameters that it
 * has and none that it has not, and are either named for it or fit no other template there.
 */
export function setsFor(
  template: Tree,
  templates: readonly Tree[],
  sets: readonly ParameterSet[],
): readonly ParameterSet[] {
  return sets.filter((set) => {
    const fitting = templates.filter((each) => isNear(set.path, each.file.path) && fits(set, each))
    const named = fitting.filter((each) => stemOf(set.path).includes(stemOf(each.file.path)))
    const owners = named.length > 0 ? named : fitting
    return owners.length === 1 && owners[0] === template
  })
}

/** What the command line of AWS takes, a list of keys and values, and what pipelines take: `Parameters` as a map. */
export function parametersIn(tree: Tree): ParameterSet | undefined {
  const [document] = Array.isArray(tree.data) ? tree.data : []
  const { path } = tree.file
  if (Array.isArray(document)) {
    const pairs = document.filter(isMap).filter(({ ParameterKey: key }) => typeof key === 'string')
    if (pairs.length === 0 || pairs.length < document.length) return undefined
    return { path, values: new Map(pairs.map((pair) => [String(pair.ParameterKey), pair.ParameterValue])) }
  }
  const template: boolean = isTemplate(document)
  if (template || !isMap(document) || !isMap(document.Parameters)) return undefined
  const values = Object.entries(document.Parameters)
  const plain = values.length > 0 && values.every(([, value]) => !isMap(value))
  return plain ? { path, values: new Map(values) } : undefined
}

function fits({ values }: ParameterSet, { data }: Tree): boolean {
  const declared = (Array.isArray(data) ? data : [])
    .filter(isTemplate)
    .flatMap(({ Parameters: parameters }) => (isMap(parameters) ? Object.keys(parameters) : []))
  return values.size > 0 && [...values.keys()].every((name) => declared.includes(name))
}

function isNear(set: string, template: string): boolean {
  const [inner, outer] = [directoryOf(set), directoryOf(template)]
  return inner === outer || directoryOf(inner) === outer
}

function stemOf(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\..*$/, '')
    .toLowerCase()
}
