import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'
import { isDefaulted } from './defaults.ts'

export const check: Check<Container> = {
  title: 'Memory has no limit',
  why: `One leak takes the memory of the whole node, and the kernel ends whatever it likes. With a limit only the leaking
container is restarted. (A limit for CPU is another matter: it throttles, and is often better left out.)`,
  severity: 'medium',
  level: 'default',
  on: Container,
  controls: ['soc2/A1.1', 'nist-800-53/SC-5'],
  sources: [
    'checkov/CKV_K8S_13',
    'kube-linter/unset-memory-requirements',
    'polaris/memoryLimitsMissing',
    'kubescape/C-0271',
    'trivy/KSV-0018',
  ],
  *run({ name, resources }, scene) {
    // An init container is gone when the pod runs.
    if (scene.resource.path.at(-2) === 'initContainers') return
    if (resources?.limits?.memory !== undefined || isDefaulted(scene, 'default', 'memory')) return
    yield { at: ['resources', 'limits', 'memory'], message: `\`${name}\` can take all memory of its node; set a limit` }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              resources: { requests: { memory: 128Mi } }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              resources: { requests: { memory: 128Mi }, limits: { memory: 128Mi } }
      `,
    },
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec:
          containers: [{ name: web, image: 'nginx:1.29.3' }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, namespace: shop }
        spec:
          containers: [{ name: web, image: 'nginx:1.29.3' }]
        ---
        apiVersion: v1
        kind: LimitRange
        metadata: { name: limits, namespace: shop }
        spec:
          limits: [{ type: Container, default: { memory: 128Mi } }]
      `,
    },
  ],
}
