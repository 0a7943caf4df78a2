import type { Plan, Previews, Release } from '../../../../model/plan.ts'
import type { Statement } from '../../policy.ts'
import type { At } from './at.ts'
import { containers } from './containers.ts'
import { functions } from './functions.ts'
import { names } from './names.ts'
import { state } from './state.ts'
import { databases, stores } from './stores.ts'

/** What it takes to make a preview and to take it away: nothing that is not named after a pull request, or tagged as a preview. */
export function previewing(plan: Plan, previews: Previews): Statement[] {
  const stack = plan.stacks.find(({ name }) => name === previews.stage.stack)
  const at: At = { region: stack?.region ?? '', cluster: stack?.cluster ?? '', plan, previews }
  const on = (platform: Release['workload']['platform']) =>
    previews.releases.filter(({ workload }) => workload.platform === platform)
  return [
    ...state(at),
    ...(previews.databases.length > 0 ? databases(at) : []),
    ...stores(at),
    ...containers(on('containers'), at),
    ...functions(on('functions'), at),
    ...names(at),
    { sid: 'FindWhatIsLeft', actions: ['tag:GetResources'], resources: ['*'] },
  ]
}
