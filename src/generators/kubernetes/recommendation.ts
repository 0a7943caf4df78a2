import type { Workload } from '../../model/workload.ts'
import { apiOf } from './controllers.ts'

/** Watches what its pods use, and says what they should ask for; nothing is changed by it, and the autoscaler is not crossed. */
export function recommendation({ name, labels, controller }: Workload) {
  return {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: { name, labels },
    spec: {
      targetRef: { apiVersion: apiOf(controller), kind: controller, name },
      updatePolicy: { updateMode: 'Off' },
      resourcePolicy: { containerPolicies: [{ containerName: name, controlledValues: 'RequestsOnly' }] },
    },
  }
}
