import { behindCdn } from '../../../design/cdn.ts'
import type { Plan, Stage } from '../../../model/plan.ts'
import { assumeFor, script } from '../steps.ts'
import { invalidate } from './sites.ts'
import type { Way } from './way.ts'

/**
 * Pages that a CDN kept name files of the version before, so both go once the new one answers. Nothing is done on the way back: a
 * version that was put back arrives later than this job could wait, and the CDN keeps no page for longer than five minutes.
 */
export const cdn: Way = {
  wants: ({ plan }) => plan.workloads.some((workload) => workload.cdn.length > 0),
  permissions: { 'id-token': 'write' },
  forward: (stage, blueprint) => {
    const fronts = frontsOf(stage, blueprint.plan)
    if (fronts.length === 0) return []
    return [
      assumeFor(stage, blueprint),
      ...fronts.map(({ name, hosts }) => script(`Let the CDN forget ${name}`, invalidate(hosts[stage.name], "'/*'"))),
    ]
  },
  back: () => [],
}

function frontsOf({ name }: Stage, { workloads }: Plan) {
  return workloads.filter((workload) => behindCdn(workload, name))
}
