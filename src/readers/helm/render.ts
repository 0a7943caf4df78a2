import type { SourceFile } from '../../model/source.ts'
import type { Place } from '../../syntax/gotemplate/evaluation.ts'
import { addFile, type Output, output, reasonsOf, templateSet } from '../../syntax/gotemplate/render.ts'
import type { Reason } from '../../syntax/gotemplate/unknowns.ts'
import { type GoMap, mapOf, type Value } from '../../syntax/gotemplate/value.ts'
import type { Instance } from './chart.ts'
import { coalesced, isTable } from './coalesce.ts'
import { filesValue } from './files.ts'
import { readingFunctions } from './functions.ts'
import { capabilitiesValue, chartValue, releaseValue } from './objects.ts'

/** What one template of a chart came to. */
export interface Rendered extends Output {
  readonly file: SourceFile
  /** The directory of the chart that the template belongs to. */
  readonly directory: string
}

export interface Rendering {
  readonly rendered: readonly Rendered[]
  readonly reasons: readonly Reason[]
  /** `required` values that nobody gave. */
  readonly wanted: readonly { readonly message: string; readonly place: Place }[]
  /** Templates that cannot be parsed. */
  readonly unparsed: readonly { readonly file: SourceFile; readonly message: string; readonly span: Place['span'] }[]
}

/** Renders every manifest of a chart and of its dependencies, in Helm's order: one may change the values of the next. */
export function rendering(root: Instance, given: GoMap): Rendering {
  const wanted: { message: string; place: Place }[] = []
  const set = templateSet({
    functions: readingFunctions,
    wanting: (message, place) => {
      wanted.push({ message, place })
    },
  })
  const templates = templatesOf(root, coalesced(root, given, false), root.name, true, capabilitiesValue())
  const unparsed: { file: SourceFile; message: string; span: Place['span'] }[] = []
  const broken = new Set<string>()
  const ordered = [...templates].sort(([a], [b]) => byDepth(a, b))
  for (const [name, { file }] of ordered) {
    const fault = addFile(set, name, file.text, file.path)
    if (!fault) continue
    broken.add(name)
    unparsed.push({ file, ...fault })
  }
  const rendered: Rendered[] = []
  for (const [name, { file, scope, base, directory }] of ordered) {
    if (isPartial(name) || name.endsWith('NOTES.txt')) continue
    if (broken.has(name)) {
      const fault = { message: 'cannot be parsed', outer: undefined, inner: undefined }
      rendered.push({ text: '', marks: [], fault, file, directory })
      continue
    }
    scope.entries.set(
      'Template',
      mapOf([
        ['Name', name],
        ['BasePath', base],
      ]),
    )
    rendered.push({ ...output(set, name, scope), file, directory })
  }
  return { rendered, reasons: reasonsOf(set), wanted, unparsed }
}

interface Template {
  readonly file: SourceFile
  /** What `.` is in it. */
  readonly scope: GoMap
  readonly base: string
  readonly directory: string
}

function templatesOf(
  instance: Instance,
  values: GoMap,
  path: string,
  isRoot: boolean,
  capabilities: Value,
  into = new Map<string, Template>(),
) {
  templatesUnder(instance, values, path, isRoot, capabilities, into)
  return into
}

/** Gives back what `.` is for the chart: its parent finds it under `.Subcharts`. */
function templatesUnder(
  instance: Instance,
  values: GoMap,
  path: string,
  isRoot: boolean,
  capabilities: Value,
  into: Map<string, Template>,
): GoMap {
  const subcharts = mapOf()
  const { chart } = instance
  const scope = mapOf([
    ['Chart', chartValue(instance, isRoot)],
    ['Files', filesValue(chart.files)],
    ['Release', releaseValue()],
    ['Capabilities', capabilities],
    ['Values', { ...values, type: 'chartutil.Values' }],
    ['Subcharts', subcharts],
  ])
  for (const inner of instance.dependencies) {
    const own = values.entries.get(inner.name)
    const made = templatesUnder(
      inner,
      isTable(own) ? own : mapOf(),
      `${path}/charts/${inner.name}`,
      false,
      capabilities,
      into,
    )
    subcharts.entries.set(inner.name, made)
  }
  for (const [name, file] of chart.templates) {
    if (chart.isLibrary && !isPartial(name)) continue
    into.set(`${path}/${name}`, { file, scope, base: `${path}/templates`, directory: chart.directory })
  }
  return scope
}

function isPartial(name: string): boolean {
  return name[name.lastIndexOf('/') + 1] === '_'
}

/** Deeper ones first, and backwards by name: the chart itself has the last word on what a name means. */
export function byDepth(a: string, b: string): number {
  const [x, y] = [a.split('/').length, b.split('/').length]
  return x === y ? (a < b ? 1 : -1) : y - x
}
