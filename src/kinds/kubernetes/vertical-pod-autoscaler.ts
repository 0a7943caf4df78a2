import type { DataOf, Kind } from '../../model/resource.ts'
import { listOf, literal, mapOf, number, record, scalar } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

export const VerticalPodAutoscaler = {
  id: 'kubernetes/vertical-pod-autoscaler',
  title: 'VerticalPodAutoscaler',
  file: 'vpa.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          targetRef: reference,
          updatePolicy: record({}, { updateMode: literal, minReplicas: number }),
          resourcePolicy: record(
            {},
            {
              containerPolicies: listOf(
                record(
                  {},
                  {
                    containerName: literal,
                    mode: literal,
                    minAllowed: mapOf(scalar),
                    maxAllowed: mapOf(scalar),
                    controlledResources: listOf(literal),
                    controlledValues: literal,
                  },
                ),
              ),
            },
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type VerticalPodAutoscaler = DataOf<typeof VerticalPodAutoscaler>
