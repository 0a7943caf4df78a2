import { Container } from '../../kinds/kubernetes.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { isDefaulted } from './defaults.ts'

export const check: Check<Container> = {
  title: 'Scheduler is told nothing of what the container needs',
  why: `Without requests the scheduler packs pods as if they used nothing, an autoscaler on utilisation has no base to
count from, and these pods are the first to be evicted. Request what it uses on an ordinary day.`,
  severity: 'medium',
  level: 'default',
  on: Container,
  controls: ['soc2/A1.1', 'nist-800-53/SC-5'],
  sources: [
    'checkov/CKV_K8S_10',
    'checkov/CKV_K8S_12',
    'kube-linter/unset-cpu-requirements',
    'kube-linter/unset-memory-requirements',
    'polaris/cpuRequestsMissing',
    'polaris/memoryRequestsMissing',
    'trivy/KSV-0015',
    'trivy/KSV-0016',
  ],
  *run({ name }, scene) {
    if (scene.resource.path.at(-2) === 'initContainers') return
    const { tree, path } = scene.resource
    const given = valueAt(tree.data, [...path, 'resources'])
    const lacking = ['cpu', 'memory'].filter(
      (wanted) =>
        // A limit alone is taken for the request too.
        ['requests', 'limits'].every((list) => valueAt(given, [list, wanted]) === undefined) &&
        !isDefaulted(scene, 'defaultRequest', wanted) &&
        !isDefaulted(scene, 'default', wanted),
    )
    const [first] = lacking
    if (first === undefined) return
    yield {
      at: ['resources', 'requests', first],
      message: `\`${name}\` requests no ${lacking.join(' and no ')}; say what it needs on an ordinary day`,
      related: lacking.map((wanted) => ({
        resource: scene.resource,
        at: ['resources', 'limits', wanted],
        message: 'nor does a limit stand for it',
      })),
    }
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
              resources: { requests: { cpu: 100m, memory: 128Mi } }
      `,
    },
  ],
}
