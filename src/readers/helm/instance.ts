import { satisfies, versionOf } from '../../syntax/gotemplate/functions/constraint.ts'
import { copied } from '../../syntax/gotemplate/functions/dicts.ts'
import { bare, type GoMap, mapOf, type Value } from '../../syntax/gotemplate/value.ts'
import type { Chart, Dependency, Instance } from './chart.ts'
import { coalesced, isTable, scalarAt, tableAt, tables } from './coalesce.ts'
import { valuesIn } from './go-values.ts'

/** As Helm processes dependencies before it renders; `given` are the values on top of the chart's own. */
export function instanceOf(chart: Chart, given: GoMap): Instance {
  const root = bareInstance(chart, chart.name, 0)
  choose(root, given, '')
  importValues(root)
  return root
}

function bareInstance(chart: Chart, name: string, depth: number): Instance {
  return {
    chart,
    name,
    values: chart.values ? valuesIn(chart.values) : mapOf(),
    dependencies: depth > 10 ? [] : chart.charts.map((each) => bareInstance(each, each.name, depth + 1)),
    declared: [],
  }
}

function choose(instance: Instance, given: GoMap, path: string): void {
  const { dependencies: declared } = instance.chart
  // As Helm: without declarations, what is there is there.
  if (declared.length === 0) return
  const there = instance.dependencies
  const wanted = (dependency: Dependency) => there.find(({ chart }) => fits(dependency, chart))
  const undeclared = there.filter(({ chart }) => !declared.some((dependency) => fits(dependency, chart)))
  const asked = declared.map((dependency) => ({
    dependency,
    name: dependency.alias || dependency.name,
    inner: wanted(dependency),
  }))
  instance.dependencies = [
    ...undeclared,
    ...asked.flatMap(({ inner, name }) => (inner ? { ...inner, name, dependencies: [...inner.dependencies] } : [])),
  ]
  const values = coalesced(instance, given, false)
  const off = new Set(asked.filter(({ dependency }) => !isEnabled(dependency, values, path)).map(({ name }) => name))
  instance.dependencies = instance.dependencies.filter(({ name }) => !off.has(name))
  instance.declared = asked
    .filter(({ name }) => !off.has(name))
    .map(({ dependency, name }) => ({
      dependency,
      name,
      found: there.some(({ chart }) => chart.name === dependency.name),
    }))
  for (const inner of instance.dependencies) choose(inner, values, `${path}${inner.name}.`)
}

function fits({ name, version }: Dependency, chart: Chart): boolean {
  if (chart.name !== name) return false
  const own = versionOf(chart.version)
  return own === undefined ? version === '' : (satisfies(version, own) ?? false)
}

/** Conditions go before tags. */
function isEnabled({ condition, tags }: Dependency, values: GoMap, path: string): boolean {
  for (const each of condition.trim().split(',')) {
    if (each === '') continue
    const value = scalarAt(values, path + each)
    if (typeof value === 'boolean') return value
  }
  const table = tableAt(values, 'tags')
  const said = table
    ? tags.map((tag) => bare(table.entries.get(tag))).filter((value) => typeof value === 'boolean')
    : []
  return said.length === 0 || said.includes(true)
}

function importValues(instance: Instance): void {
  for (const inner of instance.dependencies) importValues(inner)
  const wanting = instance.declared.filter(({ dependency }) => dependency.imports.length > 0)
  if (wanting.length === 0) return
  const values = coalesced(instance, mapOf(), true)
  const taken = mapOf()
  for (const { name, dependency } of wanting)
    for (const each of dependency.imports) {
      const { child, parent } = namesOf(each)
      const table = tableAt(values, `${name}.${child}`)
      if (table) tables(taken, parent === '.' ? (copied(table) as GoMap) : nested(parent, copied(table)), true)
    }
  tables(values, taken, true)
  instance.values = values
}

function namesOf(each: unknown): { readonly child: string; readonly parent: string } {
  if (typeof each === 'string') return { child: `exports.${each}`, parent: '.' }
  const { child, parent } = (each ?? {}) as { child?: unknown; parent?: unknown }
  return { child: String(child), parent: String(parent) }
}

function nested(path: string, value: Value): GoMap {
  const made = path
    .split('.')
    .slice(0, 100)
    .reduceRight((inner: Value, step) => mapOf([[step, inner]]), value)
  return isTable(made) ? made : mapOf()
}
