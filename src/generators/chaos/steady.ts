import type { Plan } from '../../model/plan.ts'
import type { Slo } from '../../model/watch.ts'
import { allowed } from '../../values/burn.ts'
import { ratioName } from '../records.ts'

/** How fast the budget may burn while something is broken; what pages in production pages from there on. */
export const bearable = 14.4

const window = 5 * 60_000

/** The objectives by which it is judged: those of what is broken, and of whatever calls it. */
export function judgesOf(name: string, { slos, edges }: Plan): readonly Slo[] {
  const touched = new Set([
    name,
    ...edges.filter(({ to, kind }) => to === name && kind === 'workload').map(({ from }) => from),
  ])
  return slos.filter(({ service, kind }) => touched.has(service) && kind !== 'probe')
}

/**
 * Prometheus answers every question with 200. This one it cannot answer while the budget burns too fast: the right side has two
 * series then where one is allowed, and the answer is 422, which a status check of Chaos Mesh can tell apart.
 */
export function steadyQuery(slos: readonly Slo[], namespace: string): string {
  return `vector(1) * on() (label_replace(vector(1), "side", "a", "", "") or label_replace(vector(1), "side", "b", "", "") and on() (${burning(slos, namespace)}))`
}

/** The budgets that burn too fast, one series each. */
export function burning(slos: readonly Slo[], namespace: string): string {
  return slos
    .map(
      ({ name, objective }) =>
        `${ratioName(window)}{slo="${name}",namespace="${namespace}"} > ${bearable} * ${allowed(objective)}`,
    )
    .join(' or ')
}
