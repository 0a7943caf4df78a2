import { isMap } from '../../model/shape.ts'
import { directoryOf, type Tree } from '../../model/source.ts'
import { matchesGlob } from '../../values/glob.ts'
import { type Chart, inDirectory } from './chart.ts'

/** Where people put the values of an environment or of a test, seen from the chart. */
const beside = [
  'values-*.{yaml,yml}',
  'values.*.{yaml,yml}',
  '*-values.{yaml,yml}',
  '*.values.{yaml,yml}',
  'values/*.{yaml,yml}',
  'ci/*-values.{yaml,yml}',
  'ci/values-*.{yaml,yml}',
  'environments/*/values.{yaml,yml}',
  'env/*/values.{yaml,yml}',
  'envs/*/values.{yaml,yml}',
]

/** The chart's own values alone come first, as `undefined`; then each file of others, by name. */
export function setsOf(chart: Chart, values: ReadonlyMap<string, Tree>): readonly (Tree | undefined)[] {
  const base = inDirectory(chart.directory, '')
  const found = [...values.values()].filter(({ file, data }) => {
    if (chart.directory !== '.' && !file.path.startsWith(base)) return false
    const name = chart.directory === '.' ? file.path : file.path.slice(base.length)
    return (
      name !== 'values.yaml' &&
      matchesGlob(name, beside) &&
      Array.isArray(data) &&
      data.length <= 1 &&
      (isMap(data[0]) || data[0] === null)
    )
  })
  return [undefined, ...found.sort((a, b) => (a.file.path < b.file.path ? -1 : 1)).slice(0, most)]
}

/** A chart is not rendered with every file of a directory of hundreds. */
const most = 40

/** How a chart with certain values is called. */
export function scopeOf(chart: Chart, values: Tree | undefined): string {
  if (!values) return chart.directory
  const { path } = values.file
  const name = chart.directory === '.' ? path : path.slice(chart.directory.length + 1)
  return `${chart.directory} (${name})`
}

/** Whether a file holds values of a chart in its directory or above it. */
export function isValuesFile(path: string, charts: ReadonlySet<string>): boolean {
  for (let directory = directoryOf(path), depth = 0; depth < 4; directory = directoryOf(directory), depth++) {
    const name = directory === '.' ? path : path.slice(directory.length + 1)
    if (charts.has(directory)) return /^values\.ya?ml$/.test(name) || matchesGlob(name, beside)
    if (directory === '.') return false
  }
  return false
}
