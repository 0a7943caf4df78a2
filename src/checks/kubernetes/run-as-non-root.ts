import { Pod } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Pod> = {
  title: 'Container may run as root',
  why: `Root in a container is root on the node once it gets out. \`runAsNonRoot: true\` makes the kubelet refuse an image
whose user is root; say it once for the pod.`,
  severity: 'medium',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.7'],
  sources: [
    'checkov/CKV_K8S_23',
    'kube-linter/run-as-non-root',
    'polaris/runAsRootAllowed',
    'kubescape/C-0013',
    'trivy/KSV-0012',
  ],
  *run({ spec }, { resource }) {
    if (spec.os?.name === 'windows') return
    const { runAsNonRoot, runAsUser } = spec.securityContext ?? {}
    const roots = spec.containers.flatMap((container, index) => {
      const own = container?.securityContext ?? {}
      const safe = (own.runAsNonRoot ?? runAsNonRoot) === true || (own.runAsUser ?? runAsUser ?? 0) > 0
      return container && !safe ? [{ name: container.name, at: ['spec', 'containers', index, 'securityContext'] }] : []
    })
    if (roots.length === 0) return
    yield {
      at: ['spec', 'securityContext', 'runAsNonRoot'],
      message: `${roots.map(({ name }) => `\`${name}\``).join(', ')} may run as root; set \`runAsNonRoot: true\``,
      related: roots.flatMap(({ name, at }) =>
        ['runAsNonRoot', 'runAsUser'].map((field) => ({
          resource,
          at: [...at, field],
          message: `\`${name}\` does not say otherwise`,
        })),
      ),
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
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          securityContext: { runAsNonRoot: true }
          containers:
            - name: web
              image: nginx:1.29.3
      `,
    },
  ],
}
