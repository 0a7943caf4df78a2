import type { ChartValues } from '../../kinds/helm.ts'
import { type Path, type Place, type SourceFile, type Tree, valueAt } from '../../model/source.ts'
import { parsed } from '../../syntax/gotemplate/parse.ts'
import { valuesRead } from '../../syntax/gotemplate/reads.ts'
import type { Chart, Instance } from './chart.ts'

/** What a chart asks of its values, and where it does. */
export interface Asking {
  readonly data: ChartValues
  /** For `values` and what is in them, `reads` and `missing` with an index. */
  placeOf(path: Path, part?: 'key' | 'value'): Place | undefined
}

export function asking(chart: Chart, { declared }: Instance): Asking {
  const reads = [...chart.templates.values()].flatMap((file) => readsIn(file, !file.path.endsWith('NOTES.txt')))
  // What `tpl` is given may be a template too: a value, or a file.
  for (const file of [...(chart.values ? [chart.values.file] : []), ...chart.files.values()])
    if (/\{\{[^}]*\.Values\b/.test(file.text)) reads.push(...readsIn(file, false))
  const missing = declared.filter(({ found }) => !found)
  return {
    data: {
      chart: chart.name,
      values: chart.values ? (valueAt(chart.values.data, [0]) ?? {}) : {},
      reads: reads.map(({ path }) => path),
      written: reads.flatMap(({ written }, index) => (written ? [index] : [])),
      missing: missing.map(({ name }) => name),
      brings: [
        ...chart.dependencies.flatMap(({ name, alias }) => (alias === undefined ? [name] : [name, alias])),
        ...chart.charts.map(({ name }) => name),
      ],
      borrows:
        chart.dependencies.some(({ imports }) => imports.length > 0) ||
        missing.length > 0 ||
        chart.charts.some(isHanded),
    },
    placeOf: ([field, ...rest], part) => {
      const index = Number(rest[0])
      if (field === 'values') return chart.values?.placeOf([0, ...rest], part)
      if (field === 'reads') return reads[index]?.place
      const dependency = field === 'missing' ? missing[index]?.dependency : undefined
      return dependency?.tree.placeOf([0, 'dependencies', dependency.index, 'name'], part)
    },
  }
}

/** Its templates are called with the values of whoever calls them. */
function isHanded({ isLibrary, name }: Chart): boolean {
  return isLibrary || name === 'common'
}

function readsIn(file: SourceFile, isTemplate: boolean) {
  return valuesRead(parsed(file.text)).map(({ path, written, start, end }) => ({
    path: path.join('.'),
    written: written && isTemplate,
    place: { file: file.path, span: { start, end } },
  }))
}

const known = new WeakMap<Tree, Asking>()

/** Remembers what stands behind a tree that was made of a chart with its own values. */
export function remember(tree: Tree, asked: Asking): void {
  known.set(tree, asked)
}

export function askingOf(tree: Tree): Asking | undefined {
  return known.get(tree)
}
