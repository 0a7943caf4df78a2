import type { Metrics, Series } from '../../model/signal.ts'
import { type Answer, ask } from './ask.ts'
import { joined, pieces } from './pieces.ts'
import type { PrometheusSettings } from './settings.ts'

export type { PrometheusSettings } from './settings.ts'

/**
 * The HTTP API of Prometheus, and of what speaks it: Thanos, Mimir, VictoriaMetrics. `warn` hears of answers that are not whole.
 * A Fault where it refuses, answers something else or not in time.
 */
export function prometheus(
  settings: PrometheusSettings,
  outside: { readonly fetch: typeof fetch; readonly warn?: (message: string) => void },
): Metrics {
  const put = (path: string, fields: Readonly<Record<string, string>>) => ask(settings, path, fields, outside)
  return {
    async at(expression, when) {
      const { resultType, result } = await put('query', { query: expression, time: seconds(when.getTime()) })
      if (resultType === 'scalar' || resultType === 'string') return [{ labels: {}, points: [pointOf(result)] }]
      return rows(result).map(({ metric, value }) => ({ labels: metric ?? {}, points: value ? [pointOf(value)] : [] }))
    },
    async over(expression, from, to, step) {
      const found: (readonly Series[])[] = []
      // One after the other: a server that is asked for weeks at once answers nobody else.
      for (const { start, end } of pieces(from.getTime(), to.getTime(), step)) {
        const fields = { query: expression, start: seconds(start), end: seconds(end), step: String(step / 1000) }
        const { result } = await put('query_range', fields)
        found.push(
          rows(result).map(({ metric, values }) => ({ labels: metric ?? {}, points: (values ?? []).map(pointOf) })),
        )
      }
      return joined(found)
    },
  }
}

interface Row {
  readonly metric?: Readonly<Record<string, string>>
  readonly value?: unknown
  readonly values?: readonly unknown[]
}

/** Series with native histograms alone have no values: they are as good as empty. */
function rows(result: Answer['result']): readonly Row[] {
  return Array.isArray(result) ? (result as readonly Row[]) : []
}

/** Values are texts, because JSON has no NaN and no infinity. */
function pointOf(pair: unknown): readonly [time: number, value: number] {
  const [time, value] = Array.isArray(pair) ? pair : []
  return [Number(time), numberOf(String(value))]
}

function numberOf(text: string): number {
  if (text === '+Inf' || text === 'Inf') return Number.POSITIVE_INFINITY
  return text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text)
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}
