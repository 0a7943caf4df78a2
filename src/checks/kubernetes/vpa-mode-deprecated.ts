import { VerticalPodAutoscaler } from '../../kinds/kubernetes/vertical-pod-autoscaler.ts'
import type { Check } from '../check.ts'

export const check: Check<VerticalPodAutoscaler> = {
  title: 'VerticalPodAutoscaler uses the deprecated mode Auto',
  why: `\`Auto\` is deprecated since version 1.4 of the autoscaler and leaves to each release what it does; today that is to evict
pods. Say so with \`Recreate\`, or \`InPlaceOrRecreate\` where the cluster can resize pods as they run (Kubernetes 1.33).`,
  severity: 'low',
  level: 'default',
  on: VerticalPodAutoscaler,
  fix: 'safe',
  controls: ['soc2/CC8.1'],
  *run({ spec }, { resource }) {
    if (spec?.updatePolicy?.updateMode !== 'Auto') return
    yield {
      at: ['spec', 'updatePolicy', 'updateMode'],
      message: '`Auto` is deprecated; say `Recreate`, which is what it does',
      related: [{ resource, at: ['spec', 'targetRef', 'name'], message: 'what is restarted' }],
      changes: [{ set: ['spec', 'updatePolicy', 'updateMode'], to: 'Recreate' }],
    }
  },
  examples: [{ bad: vpa('Auto'), good: vpa('Recreate') }],
}

function vpa(mode: string): string {
  return `apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: web }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  updatePolicy: { updateMode: ${mode} }
`
}
