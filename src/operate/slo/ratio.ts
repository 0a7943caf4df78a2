import type { Indicator, Objective, Operator } from '../../model/objective.ts'
import { averaged, overWindow } from '../../syntax/promql/windowed.ts'
import { allowed } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'

/** How the bad share of an objective is recorded: straight over each window, or look by look and then on average. */
export interface Ratio {
  /** What is recorded at each look, where windows are averages of it. */
  readonly look?: { readonly record: string; readonly expr: string; readonly interval: number }
  /** Expression of the bad share over so many milliseconds. */
  over(window: number): string
}

/** Name of the recorded bad share: what our own rules of a `devops.yaml` call it too. */
export function recordName(window: number): string {
  return `slo:error_ratio:rate${printDuration(window)}`
}

export function own({ name, service }: Pick<Objective, 'name' | 'service'>): string {
  return `{slo="${name}", service="${service}"}`
}

/** `others` are the objectives that a composite may speak of, by id. */
export function ratioOf(objective: Objective, others: ReadonlyMap<string, Objective>, interval: number): Ratio {
  const { indicator, budgeting } = objective
  if (indicator.kind === 'composite') return compositeOf(objective, indicator, others, interval)
  if (indicator.kind === 'threshold') return looked(objective, violated(indicator), interval)
  const over = (window: number) => badShare(indicator, printDuration(window))
  if (budgeting.by === 'occurrences') return { over }
  const { slice } = budgeting
  const share = over(slice)
  return looked(
    objective,
    budgeting.by === 'ratio-slices' ? share : `(${share}) > bool ${allowed(budgeting.target)}`,
    slice,
  )
}

/** Every look counts the same; between looks nothing is known. */
function looked(objective: Objective, expr: string, interval: number): Ratio {
  return {
    look: { record: look, expr, interval },
    over: (window) => `avg_over_time(${look}${own(objective)}[${printDuration(window)}])`,
  }
}

const look = 'slo:bad_share:look'

function badShare(indicator: Extract<Indicator, { kind: 'ratio' | 'share' }>, window: string): string {
  if (indicator.kind === 'share') {
    const share = overWindow(averaged(indicator.query), window)
    return indicator.is === 'bad' ? share : `1 - (${share})`
  }
  const [part, total] = [overWindow(indicator.part, window), overWindow(indicator.total, window)]
  return indicator.partIs === 'bad' ? `(${part})\n/\n(${total})` : `1 - (\n(${part})\n/\n(${total})\n)`
}

/** 1 where a value is on the wrong side. */
function violated({ query, operator, value }: Extract<Indicator, { kind: 'threshold' }>): string {
  return `(${query}) ${opposite[operator]} bool ${value}`
}

const opposite: Readonly<Record<Operator, string>> = { lt: '>=', lte: '>', gt: '<=', gte: '<' }

function compositeOf(
  objective: Objective,
  indicator: Extract<Indicator, { kind: 'composite' }>,
  others: ReadonlyMap<string, Objective>,
  interval: number,
): Ratio {
  const parts = indicator.parts.flatMap(({ objective: id, weight }) => {
    const part = others.get(id)
    return part ? [{ part, weight }] : []
  })
  if (indicator.by === 'all') {
    const broken = parts.map(({ part }) => `(max(${recordName(least)}${own(part)}) > bool ${allowed(part.target)})`)
    return looked(
      objective,
      `max(${broken.map((each, at) => `label_replace(${each}, "part", "${at}", "", "")`).join('\nor ')})`,
      interval,
    )
  }
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0)
  return {
    over: (window) =>
      `(${parts.map(({ part, weight }) => `${weight} * max(${recordName(window)}${own(part)})`).join('\n+ ')})\n/ ${weights}`,
  }
}

/** The shortest window, of which every objective records its share. */
const least = 5 * 60_000
