import type { Indicator, Operator } from '../../model/objective.ts'
import { averaged, readsOver, windowed, windowMark } from '../../syntax/promql/windowed.ts'
import { type Json, mapIn, textIn } from './reading.ts'

/** What measures an objective: its own indicator, or that of its SLO, in place or by name. A text says what is wrong. */
export function openSloIndicator(spec: Json, objective: Json, parts: ReadonlyMap<string, Json>): Indicator | string {
  const own = sliOf(objective, parts)
  const shared = own ?? sliOf(spec, parts)
  if (typeof shared === 'string') return shared
  const sli = { ...shared, ...ratioIn(objective) }
  const ratio = mapIn(sli.ratioMetric ?? sli.ratioMetrics)
  const threshold = queryIn(sli.thresholdMetric)
  const found = threshold === undefined ? ratioOf(ratio) : thresholdOf(threshold, objective)
  if (typeof found === 'string') return found
  const asked = found.kind === 'ratio' ? [found.part, found.total] : found.kind === 'composite' ? [] : [found.query]
  return asked.every(readsOver) ? found : 'asks what is no PromQL'
}

/** The first version writes the ratio into the objective. */
function ratioIn({ ratioMetrics }: Json): Json {
  return ratioMetrics === undefined ? {} : { ratioMetrics }
}

function sliOf({ indicator, indicatorRef, sli, sliRef }: Json, parts: ReadonlyMap<string, Json>) {
  const ref = textIn(indicatorRef) ?? textIn(sliRef)
  if (ref !== undefined) return parts.get(`SLI/${ref}`) ?? `is measured by \`${ref}\`, which is in none of the files`
  const written = mapIn(indicator ?? sli)
  return indicator === undefined && sli === undefined ? undefined : mapIn(written.spec ?? written)
}

function ratioOf(ratio: Json): Indicator | string {
  const raw = queryIn(ratio.raw)
  if (raw !== undefined)
    return { kind: 'share', query: averaged(raw), is: ratio.rawType === 'success' ? 'good' : 'bad' }
  const partIs = ratio.bad === undefined ? 'good' : 'bad'
  const [part, total] = [queryIn(ratio[partIs]), queryIn(ratio.total)]
  if (part === undefined || total === undefined) return 'says not what is measured'
  const over = (text: string) => windowed(text, { counter: ratio.counter === true || counts.test(text) })
  return { kind: 'ratio', part: over(part), partIs, total: over(total) }
}

/** Names of what only grows. */
const counts = /_(?:total|count|bucket|sum)\b(?![:_])/

function thresholdOf(query: string, { op, value }: Json): Indicator | string {
  if (typeof value !== 'number') return 'compares a value with nothing'
  const operator = (['lt', 'lte', 'gt', 'gte'] as const).find((each): each is Operator => each === op)
  return operator ? { kind: 'threshold', query, operator, value } : 'says not on which side of its value is good'
}

/** The one text under a metric, wherever its version and its source keep it. */
function queryIn(metric: unknown): string | undefined {
  const { metricSource, query } = mapIn(metric)
  const { spec } = mapIn(metricSource)
  const text = textIn(query) ?? textIn(mapIn(spec).query) ?? textIn(mapIn(spec).promql)
  return text?.replace(/\{\{-?\s*\.window\s*-?\}\}/g, windowMark)
}
