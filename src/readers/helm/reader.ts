import { Chart as ChartKind, ChartValues } from '../../kinds/helm.ts'
import type { Comment, Problem, SourceFile, Tree } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import { gotemplate } from '../../syntax/gotemplate/gotemplate.ts'
import { mapOf } from '../../syntax/gotemplate/value.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Derived, Reader } from '../reader.ts'
import { asking, askingOf, remember } from './asked.ts'
import { type Chart, chartsIn, isChart, isChartPath, textAt } from './chart.ts'
import { treeOf } from './derived.ts'
import { type Document, documentsIn } from './documents.ts'
import { valuesIn } from './go-values.ts'
import { instanceOf } from './instance.ts'
import { problemsOf } from './problems.ts'
import { rendering } from './render.ts'
import { isValuesFile, scopeOf, setsOf } from './value-files.ts'

export const reader: Reader = {
  title: 'Helm charts, rendered with each of their sets of values',
  syntax: yaml,
  files: ['**/Chart.yaml'],
  brings: ['**/Chart.yaml'],
  claims: (tree) =>
    askingOf(tree) !== undefined || (tree.scope === undefined && isChartPath(tree.file.path) && isChart(tree)),
  *read(tree) {
    const asked = askingOf(tree)
    if (asked) yield { kind: ChartValues, name: asked.data.chart, path: [], data: asked.data }
    else yield { kind: ChartKind, name: textAt(tree, 'name') ?? '?', path: [0] }
  },
  *derive(sources) {
    const { roots, all } = chartsIn(sources)
    const trees = sources.trees(yaml)
    const directories = new Set(all.map(({ directory }) => directory))
    const values = new Map([...trees].filter(([path]) => isValuesFile(path, directories)))
    const rendered = new Set<Chart>()
    for (const root of roots) {
      for (const each of within(root)) rendered.add(each)
      yield* derived(root, values)
    }
    // What no chart that is installed brings along is still no manifest.
    for (const chart of all) {
      if (!rendered.has(chart)) yield idle(chart)
      for (const file of chart.templates.values()) if (file.text.includes('devops: ignore')) yield remarks(file)
    }
  },
}

function* within(chart: Chart, depth = 0): Iterable<Chart> {
  yield chart
  if (depth < 10) for (const inner of chart.charts) yield* within(inner, depth + 1)
}

function* derived(chart: Chart, values: ReadonlyMap<string, Tree>): Iterable<Derived> {
  const said = new Set<string>()
  const covers = [...within(chart)].flatMap(({ templates }) => [...templates.values()].map(({ path }) => path))
  const base = chart.directory === '.' ? '' : `${chart.directory}/`
  covers.push(...[...values.keys()].filter((path) => path.startsWith(base)))
  for (const set of setsOf(chart, values)) {
    const given = set ? valuesIn(set) : mapOf()
    const instance = instanceOf(chart, given)
    const made = rendering(instance, given)
    const documents: Document[] = []
    const { problems, partial } = problemsOf(instance, made)
    for (const each of made.rendered) {
      const found = documentsIn(each, made.reasons)
      documents.push(...found.documents)
      problems.push(...found.problems)
    }
    // Something is missing: nobody may say that it is not there.
    const more = partial.length > 0 ? [unknownValue('helm template', partial.slice(0, 3).join('; '))] : []
    const asked = set ? undefined : asking(chart, instance)
    const tree = treeOf(chart.tree, documents, more, problems.filter(isNews(said)), scopeOf(chart, set), asked)
    if (asked) remember(tree, asked)
    yield { tree, covers }
  }
}

/** What people say in a template to whoever judges it: a template is nothing else that could be read. */
function remarks(file: SourceFile): Derived {
  const { comments, ...tree } = gotemplate.parse(file)
  return { tree: { ...tree, data: [], problems: [], comments: [...comments, ...yamlComments(file.text)] }, covers: [] }
}

function yamlComments(text: string): Comment[] {
  return [...text.matchAll(/(?<=^|\s)#([^\n]*)/g)].map(({ 0: { length }, 1: words = '', index }) => ({
    text: words,
    span: { start: index, end: index + length },
  }))
}

/** Other values meet the same obstacles. */
function isNews(said: Set<string>): (problem: Problem) => boolean {
  return ({ message, place }) => {
    const key = `${place.file} ${place.span.start} ${message}`
    const isNew = !said.has(key)
    said.add(key)
    return isNew
  }
}

/** A library, or what is brought along by nobody: its templates stand for nothing by themselves. */
function idle(chart: Chart): Derived {
  const covers = [...chart.templates.values()].map(({ path }) => path)
  return { tree: treeOf(chart.tree, [], [], [], chart.directory), covers }
}
