import type { History, Objective } from '../model/objective.ts'
import { objectiveId } from '../model/objective.ts'
import type { Metrics } from '../model/signal.ts'
import { composed, type Measured } from '../operate/slo/composite.ts'
import { isMeasured, questionsOf, rangeOf } from '../operate/slo/questions.ts'

/** Between looks. */
export const minute = 60_000

/** What was counted of each objective from one moment to another, slot by slot; composites are made of their parts. */
export async function measure(
  objectives: readonly Objective[],
  metrics: Metrics,
  {
    from,
    to,
    step = minute,
    scrapeSeconds = 30,
  }: { readonly from: number; readonly to: number; readonly step?: number; readonly scrapeSeconds?: number },
): Promise<ReadonlyMap<string, History>> {
  const found = new Map<string, History>()
  const slots = Math.max(0, Math.floor((to - from) / step))
  for (const objective of objectives.filter(isMeasured)) {
    const { expressions, history } = questionsOf(objective.indicator, step, rangeOf(step, scrapeSeconds * 1000))
    const answers = []
    for (const expression of expressions)
      answers.push(
        slots === 0 ? [] : await metrics.over(expression, new Date(from + step), new Date(from + slots * step), step),
      )
    found.set(objectiveId(objective), history(answers, from, slots))
  }
  return withComposites(objectives, found)
}

/** Composites of composites are made once their parts are. */
export function withComposites(
  objectives: readonly Objective[],
  histories: ReadonlyMap<string, History>,
): ReadonlyMap<string, History> {
  const found = new Map(histories)
  const targets = new Map(objectives.map((objective) => [objectiveId(objective), objective.target]))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const objective of objectives) {
      const { indicator } = objective
      if (indicator.kind !== 'composite' || found.has(objectiveId(objective))) continue
      const parts = indicator.parts.flatMap((part): Measured[] => {
        const history = found.get(part.objective)
        return history ? [{ ...part, history, target: targets.get(part.objective) ?? objective.target }] : []
      })
      if (parts.length === indicator.parts.length) found.set(objectiveId(objective), composed(parts, indicator.by))
    }
  }
  return found
}
