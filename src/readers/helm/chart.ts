import { isMap } from '../../model/shape.ts'
import { directoryOf, pathFrom, type SourceFile, type Tree, valueAt } from '../../model/source.ts'
import type { GoMap } from '../../syntax/gotemplate/value.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Sources } from '../reader.ts'
import { ignoredBy } from './ignore.ts'
import { numberText } from './numbers.ts'

/** A directory with a `Chart.yaml`, and what belongs to it. */
export interface Chart {
  readonly directory: string
  readonly tree: Tree
  readonly name: string
  readonly version: string
  readonly isLibrary: boolean
  readonly dependencies: readonly Dependency[]
  readonly values: Tree | undefined
  /** By their path in the chart: `templates/web.yaml`. */
  readonly templates: ReadonlyMap<string, SourceFile>
  readonly files: ReadonlyMap<string, SourceFile>
  /** What lies in `charts/`, or where a `file://` dependency leads. */
  readonly charts: readonly Chart[]
}

export interface Dependency {
  readonly name: string
  readonly version: string
  readonly alias: string | undefined
  readonly condition: string
  readonly tags: readonly string[]
  readonly repository: string
  readonly imports: readonly unknown[]
  /** Where it is declared. */
  readonly tree: Tree
  readonly index: number
}

/** A chart with certain values: its dependencies are those that the values ask for, under their aliases. */
export interface Instance {
  readonly chart: Chart
  readonly name: string
  /** Its own; after `import-values` with what it takes from its dependencies. */
  values: GoMap
  dependencies: Instance[]
  /** What it declares and the values ask for. */
  declared: readonly Asked[]
}

/** A dependency that is asked for; `found` is false where no chart of its name is at hand. */
export interface Asked {
  readonly dependency: Dependency
  readonly name: string
  readonly found: boolean
}

/** Charts that no other chart brings along: what somebody installs. */
export function chartsIn(sources: Sources): { readonly roots: readonly Chart[]; readonly all: readonly Chart[] } {
  const trees = sources.trees(yaml)
  const directories = new Map<string, Tree>()
  for (const [path, tree] of trees) if (isChartPath(path) && isChart(tree)) directories.set(directoryOf(path), tree)
  const belonging = filesOf(sources.files, directories)
  const made = new Map<string, Chart>()
  const open = new Set<string>()

  function chartAt(directory: string): Chart | undefined {
    const before = made.get(directory)
    const tree = directories.get(directory)
    if (before || !tree || open.has(directory)) return before
    open.add(directory)
    const inner = (name: string) => inDirectory(directory, name)
    const files = new Map<string, SourceFile>()
    const templates = new Map<string, SourceFile>()
    const own = belonging.get(directory) ?? new Map<string, SourceFile>()
    const ignored = ignoredBy(own.get('.helmignore')?.text ?? '')
    for (const [name, file] of own) {
      if (ignored(name)) continue
      if (name.startsWith('templates/')) templates.set(name, file)
      else if (!['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json'].includes(name)) files.set(name, file)
    }
    const dependencies = dependenciesOf(tree, trees.get(inner('requirements.yaml')))
    const vendored = [...directories.keys()].filter((each) => isVendored(each, directory))
    const chart: Chart = {
      directory,
      tree,
      name: textAt(tree, 'name') ?? '',
      version: textAt(tree, 'version') ?? '',
      isLibrary: textAt(tree, 'type')?.toLowerCase() === 'library',
      dependencies,
      values: trees.get(inner('values.yaml')) ?? parsedAnyway(own.get('values.yaml')),
      templates,
      files,
      charts: [],
    }
    const charts = vendored.sort().flatMap((each) => chartAt(each) ?? [])
    for (const { repository, name } of dependencies) {
      if (!repository.startsWith('file://') || charts.some((each) => each.name === name)) continue
      const path = pathFrom(directory, repository.slice('file://'.length))
      const local = path === undefined ? undefined : chartAt(path)
      if (local) charts.push(local)
    }
    const whole = { ...chart, charts }
    open.delete(directory)
    made.set(directory, whole)
    return whole
  }

  const all = [...directories.keys()].sort().flatMap((each) => chartAt(each) ?? [])
  const inner = new Set(
    [...directories.keys()].filter((each) => [...directories.keys()].some((outer) => isVendored(each, outer))),
  )
  return { all, roots: all.filter(({ directory, isLibrary }) => !isLibrary && !inner.has(directory)) }
}

/** Whatever it looks like, Helm reads it as YAML. */
function parsedAnyway(file: SourceFile | undefined): Tree | undefined {
  return file && yaml.parse(file)
}

export function isChartPath(path: string): boolean {
  return path === 'Chart.yaml' || path.endsWith('/Chart.yaml')
}

export function isChart(tree: Tree): boolean {
  return textAt(tree, 'name') !== undefined && (textAt(tree, 'version') ?? textAt(tree, 'apiVersion')) !== undefined
}

export function inDirectory(directory: string, name: string): string {
  return directory === '.' ? name : `${directory}/${name}`
}

/** Text that Go would read into a string: a number is one by its digits. */
export function textAt(tree: Tree, ...path: (string | number)[]): string | undefined {
  return textIn(valueAt(tree.data, [0, ...path]))
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? numberText(value) : undefined
}

function isVendored(directory: string, by: string): boolean {
  const base = inDirectory(by, 'charts/')
  if (!directory.startsWith(base)) return false
  const rest = directory.slice(base.length)
  return !rest.includes('/') && !/^[_.]/.test(rest)
}

/** Every file under the nearest directory above it that is a chart. */
function filesOf(files: ReadonlyMap<string, SourceFile>, directories: ReadonlyMap<string, Tree>) {
  const out = new Map<string, Map<string, SourceFile>>()
  for (const [path, file] of files) {
    let directory = directoryOf(path)
    while (!directories.has(directory) && directory !== '.') directory = directoryOf(directory)
    if (!directories.has(directory)) continue
    const name = directory === '.' ? path : path.slice(directory.length + 1)
    const own = out.get(directory)
    if (own) own.set(name, file)
    else out.set(directory, new Map([[name, file]]))
  }
  return out
}

/** Charts of Helm 2 have them in a file of their own, which goes before. */
function dependenciesOf(chart: Tree, requirements: Tree | undefined): Dependency[] {
  const tree = requirements && Array.isArray(valueAt(requirements.data, [0, 'dependencies'])) ? requirements : chart
  const list = valueAt(tree.data, [0, 'dependencies'])
  return (Array.isArray(list) ? list : []).flatMap((each, index) => {
    const name = isMap(each) ? textIn(each.name) : undefined
    if (!isMap(each) || name === undefined) return []
    return {
      name,
      version: textIn(each.version) ?? '',
      alias: textIn(each.alias),
      condition: textIn(each.condition) ?? '',
      tags: Array.isArray(each.tags) ? each.tags.flatMap((tag) => textIn(tag) ?? []) : [],
      repository: textIn(each.repository) ?? '',
      imports: Array.isArray(each['import-values']) ? each['import-values'] : [],
      tree,
      index,
    }
  })
}
