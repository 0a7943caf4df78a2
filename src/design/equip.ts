import { chartOf } from '../facts/versions.ts'
import type { Answers } from '../model/blueprint.ts'
import type { Addon, Planned } from '../model/plan.ts'
import type { Spec } from '../model/spec.ts'
import { addons } from './addons/index.ts'

/** What the answers ask of every cluster. Nothing without a cluster. */
export function equip(spec: Spec, decided: Answers, plan: Planned): Addon[] {
  if (decided.cluster?.answer !== 'eks') return []
  return Object.entries(addons).flatMap(([name, unit]): Addon[] => {
    const scene = { spec, decided, plan }
    if (!unit.wanted(scene)) return []
    const { chart, repository, version } = chartOf(unit.chart ?? name)
    const stacks = plan.stacks.filter((stack) => unit.within?.(stack) ?? true)
    return [
      {
        name,
        why: unit.why,
        chart: { repository, name: chart, version },
        namespace: unit.namespace,
        ...(unit.serviceAccount && (unit.speaks?.(scene) ?? true) && { serviceAccount: unit.serviceAccount }),
        wave: unit.wave ?? 0,
        values: Object.fromEntries(stacks.map((stack) => [stack.name, unit.values(stack, plan)])),
        madeAnew: unit.madeAnew ?? [],
      },
    ]
  })
}
