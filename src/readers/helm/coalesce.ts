import { copied } from '../../syntax/gotemplate/functions/dicts.ts'
import { bare, type GoMap, mapOf, type Value } from '../../syntax/gotemplate/value.ts'
import type { Instance } from './chart.ts'

/**
 * Values as Helm puts them together: those given go before the chart's own, a null takes away, and each dependency finds
 * its own under its name, with the globals. `keeps` keeps nulls, as Helm does between the steps.
 */
export function coalesced(chart: Instance, given: GoMap, keeps: boolean): GoMap {
  const values = copied(given) as GoMap
  coalesce(chart, values, keeps)
  return values
}

function coalesce(chart: Instance, into: GoMap, keeps: boolean): void {
  ownValues(chart, into, keeps)
  for (const inner of chart.dependencies) {
    const before = into.entries.get(inner.name)
    const own = isTable(before) ? before : mapOf()
    // Helm gives up here; what is no table of values says nothing of the dependency.
    if (own !== before) into.entries.set(inner.name, own)
    globals(own, into)
    coalesce(inner, own, keeps)
  }
}

function ownValues(chart: Instance, into: GoMap, keeps: boolean): void {
  const own = copied(chart.values) as GoMap
  for (const [name, value] of own.entries) {
    const given = into.entries.get(name)
    if (!into.entries.has(name)) into.entries.set(name, value)
    else if (isNil(given) && !keeps) into.entries.delete(name)
    else if (isTable(given) && isTable(value))
      tables(given, value, keeps || chart.dependencies.some((each) => each.name === name))
  }
}

/** What the source has and the destination lacks. */
export function tables(into: GoMap, source: GoMap, keeps: boolean): void {
  const given = new Set([...source.entries].filter(([, value]) => !isNil(value)).map(([name]) => name))
  for (const [name, value] of into.entries) if (isNil(value)) source.entries.set(name, null)
  for (const [name, value] of source.entries) {
    const own = into.entries.get(name)
    if (!into.entries.has(name)) into.entries.set(name, value)
    else if (!keeps && isNil(own) && given.has(name)) into.entries.delete(name)
    else if (isTable(value) && isTable(own)) tables(own, value, keeps)
  }
}

function globals(into: GoMap, from: GoMap): void {
  const [theirs, ours] = [into.entries.get('global'), from.entries.get('global')]
  if ((theirs !== undefined && !isTable(theirs)) || (ours !== undefined && !isTable(ours))) return
  const made = isTable(theirs) ? theirs : mapOf()
  for (const [name, value] of isTable(ours) ? ours.entries : []) {
    const own = made.entries.get(name)
    if (isTable(value)) {
      const copy: GoMap = { ...value, entries: new Map(value.entries) }
      if (!made.entries.has(name)) made.entries.set(name, copy)
      else if (isTable(own)) {
        tables(copy, own, true)
        made.entries.set(name, copy)
      }
    } else if (!isTable(own)) made.entries.set(name, value)
  }
  into.entries.set('global', made)
}

export function isTable(value: Value): value is GoMap {
  return typeof value === 'object' && value !== null && value.is === 'map'
}

function isNil(value: Value): boolean {
  return bare(value) === null || bare(value) === undefined
}

/** A table at a path with dots. */
export function tableAt(values: GoMap, path: string): GoMap | undefined {
  let at: Value = values
  for (const step of path.split('.')) {
    if (!isTable(at)) return undefined
    at = at.entries.get(step)
  }
  return isTable(at) ? at : undefined
}

/** What is no table, at a path with dots. */
export function scalarAt(values: GoMap, path: string): Value {
  const steps = path.split('.')
  const table = steps.length === 1 ? values : tableAt(values, steps.slice(0, -1).join('.'))
  const found = table?.entries.get(steps.at(-1) ?? '')
  return isTable(found) ? undefined : bare(found)
}
