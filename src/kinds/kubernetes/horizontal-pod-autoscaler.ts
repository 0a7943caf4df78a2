import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, listOf, literal, number, record } from '../../model/shape.ts'
import { metadata } from './metadata.ts'

const reference = record({ kind: literal, name: literal }, { apiVersion: literal })

export const HorizontalPodAutoscaler = {
  id: 'kubernetes/horizontal-pod-autoscaler',
  title: 'HorizontalPodAutoscaler',
  file: 'hpa.yaml',
  shape: record(
    { metadata },
    {
      spec: record(
        {},
        { scaleTargetRef: reference, minReplicas: number, maxReplicas: number, metrics: listOf(anything) },
      ),
    },
  ),
} satisfies Kind
export type HorizontalPodAutoscaler = DataOf<typeof HorizontalPodAutoscaler>
