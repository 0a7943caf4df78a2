import { overOf } from '../../kinds/docker/support.ts'
import { Container, StepContainer } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Image is no longer maintained',
  why: `A frozen registry or an ended project gives no security fixes, and one day gives nothing at all: the next node
that has to pull the image cannot start the pod.`,
  severity: 'medium',
  level: 'default',
  on: [Container, StepContainer],
  controls: ['soc2/CC7.1', 'nist-800-53/SI-2'],
  *run({ image = '' }, { on }) {
    const over = overOf(image, on)
    if (over) yield { at: ['image'], message: `\`${image}\`: ${over}` }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: pause }
        spec:
          containers:
            - name: pause
              image: k8s.gcr.io/pause:3.9
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: pause }
        spec:
          containers:
            - name: pause
              image: registry.k8s.io/pause:3.9
      `,
    },
  ],
}
