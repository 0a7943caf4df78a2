import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, literal, record, scalar } from '../../model/shape.ts'
import { metadata } from './metadata.ts'

export const PodDisruptionBudget = {
  id: 'kubernetes/pod-disruption-budget',
  title: 'PodDisruptionBudget',
  file: 'pdb.yaml',
  shape: record(
    { metadata },
    {
      spec: record(
        {},
        { minAvailable: scalar, maxUnavailable: scalar, selector: anything, unhealthyPodEvictionPolicy: literal },
      ),
    },
  ),
} satisfies Kind
export type PodDisruptionBudget = DataOf<typeof PodDisruptionBudget>
