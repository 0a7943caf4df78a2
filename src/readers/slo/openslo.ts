import { ServiceLevelObjective, SloPart } from '../../kinds/slo.ts'
import { isMap } from '../../model/shape.ts'
import type { Sighting } from '../reader.ts'

type Json = { readonly [name: string]: unknown }

/** Every object of OpenSLO v1, v2alpha and v1alpha. */
export function* openslo(document: Json, index: number): Iterable<Sighting> {
  const { kind } = document
  const metadata = isMap(document.metadata) ? document.metadata : {}
  const spec = isMap(document.spec) ? document.spec : {}
  const name = typeof metadata.name === 'string' ? metadata.name : '?'
  const path = [index]
  if (kind !== 'SLO') {
    const uses = [...named(spec.conditions), ...named(spec.notificationTargets)]
    yield {
      kind: SloPart,
      name: `${String(kind)}/${name}`,
      path,
      data: {
        kind,
        name,
        service: spec.service,
        description: spec.description,
        queries: queriesIn(spec),
        ...(uses.length > 0 && { uses }),
      },
    }
    return
  }
  const objectives = Array.isArray(spec.objectives) ? spec.objectives : []
  const window = Array.isArray(spec.timeWindow)
    ? spec.timeWindow[0]
    : Array.isArray(spec.timeWindows)
      ? spec.timeWindows[0]
      : undefined
  const indicator =
    typeof spec.indicatorRef === 'string'
      ? spec.indicatorRef
      : typeof spec.sliRef === 'string'
        ? spec.sliRef
        : undefined
  const base = {
    language: 'openslo',
    service: spec.service,
    description: spec.description,
    window: windowOf(window),
    queries: queriesIn({ indicator: spec.indicator, sli: spec.sli, objectives }),
    ...(indicator !== undefined && { indicator }),
    policies: named(spec.alertPolicies),
  }
  if (objectives.length === 0) yield { kind: ServiceLevelObjective, name: `slo/${name}`, path, data: { ...base, name } }
  for (const [at, objective] of objectives.entries()) {
    const each = isMap(objective) ? objective : {}
    const percent =
      typeof each.targetPercent === 'number' ? Number((each.targetPercent / 100).toPrecision(12)) : undefined
    const full = objectives.length === 1 ? name : `${name}/${String(each.displayName ?? at + 1)}`
    yield {
      kind: ServiceLevelObjective,
      name: `slo/${full}`,
      path: [index, 'spec', 'objectives', at],
      data: { ...base, name: full, target: each.target ?? percent },
    }
  }
}

/** `28d`, or what older versions say with a unit and a count: `4Week`. */
function windowOf(window: unknown): string | undefined {
  if (!isMap(window)) return undefined
  if (typeof window.duration === 'string') return window.duration
  return typeof window.unit === 'string' && typeof window.count === 'number'
    ? `${window.count}${window.unit}`
    : undefined
}

/** Names of objects that are defined elsewhere or, with their own definition, in place. */
function named(list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((each) => {
    if (typeof each === 'string') return [each]
    if (!isMap(each)) return []
    const ref =
      Object.entries(each).find(([key, value]) => key.endsWith('Ref') && typeof value === 'string')?.[1] ??
      (isMap(each.metadata) ? each.metadata.name : undefined)
    return typeof ref === 'string' ? [ref] : []
  })
}

/** Every text under `query`, and under `spec` of a metric source whose fields differ by product. */
function queriesIn(value: unknown): string[] {
  const found: string[] = []
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }]
  for (let next = open.pop(); next && found.length < 1000; next = open.pop()) {
    if (next.depth > 12) continue
    const { value: each, depth } = next
    if (Array.isArray(each)) for (const item of each.toReversed()) open.push({ value: item, depth: depth + 1 })
    if (!isMap(each)) continue
    for (const [key, inner] of Object.entries(each).reverse()) {
      if (/^(?:query|promql)$/i.test(key) && typeof inner === 'string') found.push(inner)
      else if (typeof inner === 'object') open.push({ value: inner, depth: depth + 1 })
    }
  }
  return found
}
