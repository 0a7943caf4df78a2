import { configRules, type Judged } from '../facts/config-rules.ts'
import type { Answers } from '../model/blueprint.ts'
import type { Plan } from '../model/plan.ts'
import type { Datastore, Spec } from '../model/spec.ts'

/** Rules of AWS Config that the account is held against; none where nothing is recorded. */
export function rulesOf({ evidence }: Answers, { stacks, stores, pods, releases, sites }: Pick<Plan, Shown>) {
  if (evidence?.answer !== 'config') return []
  const machines = releases.some(({ workload }) => workload.platform === 'virtual-machines')
  const modules = new Set(stores.map(({ module }) => module))
  const there: readonly (readonly [Judged, boolean])[] = [
    ['account', true],
    ['network', stacks.some(({ nodes }) => nodes.length > 0) || releases.length > 0],
    ['nodes', pods.length > 0 || machines],
    ['cluster', pods.length > 0],
    ['database', modules.has('database') || modules.has('aurora')],
    ['table', modules.has('table')],
    ['certificate', [...pods, ...sites].some(({ hosts }) => Object.keys(hosts).length > 0)],
  ]
  return configRules(new Set(there.flatMap(([judged, is]) => (is ? [judged] : []))))
}

type Shown = 'stacks' | 'stores' | 'pods' | 'releases' | 'sites'

/** Buckets whose every reading is on record: those with data of persons, and all where cards are paid with. */
export function recorded({ compliance, data }: Pick<Spec, 'compliance' | 'data'>): readonly Datastore[] {
  if (compliance.length === 0) return []
  return data.filter(({ engine, personal }) => engine === 'bucket' && (personal || compliance.includes('pci')))
}
