import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Container can change its own programs',
  why: `With a read-only root an intruder cannot leave a program behind. What the application really writes goes to a
mounted volume; find out which paths before you switch it on.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['nist-800-53/CM-7'],
  sources: [
    'checkov/CKV_K8S_22',
    'kube-linter/no-read-only-root-fs',
    'polaris/notReadOnlyRootFilesystem',
    'kubescape/C-0017',
    'trivy/KSV-0014',
  ],
  *run({ name, securityContext }) {
    if (!securityContext?.readOnlyRootFilesystem)
      yield {
        at: ['securityContext', 'readOnlyRootFilesystem'],
        message: `\`${name}\` can write to its image; set \`readOnlyRootFilesystem: true\` and mount what it writes to`,
      }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: web, image: 'nginx:1.29.3' }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers: [{ name: web, image: 'nginx:1.29.3', securityContext: { readOnlyRootFilesystem: true } }]
      `,
    },
  ],
}
