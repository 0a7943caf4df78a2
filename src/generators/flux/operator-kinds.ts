import { chartOf } from '../../facts/versions.ts'
import type { Addon } from '../../model/plan.ts'

const { chart, repository, version } = chartOf('prometheus-operator-crds')

/** Flux asks the cluster of every object before it applies the first, so kinds have to be there before rules and monitors of them. */
export const operatorKinds: Addon & { readonly chart: Addon['chart'] } = {
  name: 'prometheus-operator-crds',
  why: 'defines rules, monitors and probes before there are any',
  chart: { repository, name: chart, version },
  namespace: 'monitoring',
  wave: 0,
  values: {},
  madeAnew: [],
}
