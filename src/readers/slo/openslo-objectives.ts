import type { Budgeting, Indicator, Objective, Part } from '../../model/objective.ts'
import type { Path } from '../../model/source.ts'
import { parseDuration } from '../../values/duration.ts'
import { openSloIndicator } from './openslo-indicator.ts'
import { openSloPeriods } from './openslo-periods.ts'
import { type Json, listIn, mapIn, nothing, problem, type Reading, textIn, textsIn } from './reading.ts'

/** An SLO of OpenSLO: v1, v2alpha or v1alpha. `parts` are the other objects, by kind and name: `SLI/latency`. */
export function openSloObjectives(document: Json, index: number, parts: ReadonlyMap<string, Json>): Reading[] {
  if (document.kind !== 'SLO') return [nothing]
  const spec = mapIn(document.spec)
  const metadata = mapIn(document.metadata)
  const name = textIn(metadata.name)
  const service = textIn(spec.service)
  if (!name || !service) return [problem([index], 'an objective of OpenSLO needs a name and a service')]
  const periods = openSloPeriods(spec)
  if (typeof periods === 'string') return [problem([index, 'spec'], `\`${name}\` ${periods}`)]
  const each = listIn(spec.objectives).map((value, at): Reading & { readonly part?: Part } => {
    const path: Path = [index, 'spec', 'objectives', at]
    const written = mapIn(value)
    const target = targetOf(written)
    if (target === undefined) return problem(path, `the target of \`${name}\` is no share below 1`)
    const budgeting = budgetingOf(spec, written)
    if (typeof budgeting === 'string') return problem(path, `\`${name}\` ${budgeting}`)
    const indicator = openSloIndicator(spec, written, parts)
    if (typeof indicator === 'string') return problem(path, `\`${name}\` ${indicator}`)
    const own = listIn(spec.objectives).length === 1 ? name : `${name}-${slug(textIn(written.displayName)) ?? at + 1}`
    const objective = made(own, textIn(written.displayName), target, indicator, budgeting)
    const weight = typeof written.compositeWeight === 'number' ? written.compositeWeight : Number.NaN
    return {
      objectives: [objective],
      problems: [],
      ...(weight > 0 && { part: { objective: `${service}/${own}`, weight } }),
    }
  })
  const composed = each.flatMap(({ part }) => part ?? [])
  const whole = composed.length > 1 ? [made(name, undefined, mean(composed), composite(composed), occurrences)] : []
  return [...each, { objectives: whole, problems: [] }]

  function made(
    own: string,
    title: string | undefined,
    target: number,
    indicator: Indicator,
    budgeting: Budgeting,
  ): Objective {
    return {
      name: own,
      service: service ?? '',
      title: title ?? textIn(spec.description) ?? textIn(metadata.displayName) ?? own,
      target,
      indicator,
      budgeting,
      periods: typeof periods === 'string' ? [{ kind: 'rolling', length: 0 }] : periods,
      labels: textsIn(metadata.labels),
      alerting: { labels: {}, annotations: {} },
    }
  }

  /** What is promised of all is what is promised of each, by its weight. */
  function mean(parts: readonly Part[]): number {
    const targets = new Map(each.flatMap(({ objectives }) => objectives.map(({ name, target }) => [name, target])))
    const weights = parts.reduce((sum, { weight }) => sum + weight, 0)
    const sum = parts.reduce(
      (sum, { objective, weight }) => sum + weight * (targets.get(objective.slice((service?.length ?? 0) + 1)) ?? 0),
      0,
    )
    return Number((sum / weights).toPrecision(12))
  }
}

function composite(parts: readonly Part[]): Indicator {
  return { kind: 'composite', by: 'weight', parts }
}

const occurrences: Budgeting = { by: 'occurrences' }

function targetOf({ target, targetPercent }: Json): number | undefined {
  const share =
    typeof target === 'number' ? target : typeof targetPercent === 'number' ? targetPercent / 100 : undefined
  return share !== undefined && share > 0 && share < 1 ? Number(share.toPrecision(12)) : undefined
}

function budgetingOf({ budgetingMethod }: Json, { timeSliceTarget, timeSliceWindow }: Json): Budgeting | string {
  if (budgetingMethod === undefined || budgetingMethod === 'Occurrences') return occurrences
  const text = typeof timeSliceWindow === 'number' ? String(timeSliceWindow) : (textIn(timeSliceWindow) ?? '1m')
  const slice = /^\d+$/.test(text) ? Number(text) * 60_000 : (parseDuration(text) ?? 0)
  if (slice < 1000) return 'has slices of no length'
  if (budgetingMethod === 'RatioTimeslices') return { by: 'ratio-slices', slice }
  if (budgetingMethod !== 'Timeslices') return `knows no budgeting \`${textIn(budgetingMethod) ?? '?'}\``
  if (typeof timeSliceTarget !== 'number' || timeSliceTarget <= 0 || timeSliceTarget > 1)
    return 'counts time slices and says not when one is good'
  return { by: 'slices', slice, target: timeSliceTarget }
}

function slug(text: string | undefined): string | undefined {
  return text
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
