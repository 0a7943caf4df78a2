import type { Plan, Stage } from '../../model/plan.ts'
import { mountPatches } from './mounting.ts'
import { particulars } from './variables.ts'

/** Components of an overlay that hold patches: what each is called, which decision called for it, and its patches, of which there is one at least. */
export function patchesOf(stage: Stage, plan: Plan) {
  const all = [
    { name: 'variables', because: 'cluster', patches: particulars(stage, plan) },
    { name: 'mounts', because: 'secrets', patches: mountPatches(plan) },
  ]
  return all.filter(({ patches }) => patches.length > 0)
}
