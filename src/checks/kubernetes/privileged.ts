import { Container, isNodeAgent } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Container runs privileged',
  why: `A privileged container owns its node: it sees every device and can leave its
namespace. Grant the one capability that it needs instead.`,
  severity: 'high',
  level: 'default',
  on: Container,
  fix: 'risky',
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.2'],
  sources: ['checkov/CKV_K8S_16', 'kube-linter/privileged-container', 'polaris/runAsPrivileged', 'trivy/KSV-0017'],
  *run({ name, securityContext }, { resource }) {
    if (!securityContext?.privileged) return
    yield {
      at: ['securityContext', 'privileged'],
      severity: isNodeAgent(resource) ? 'low' : 'high',
      message: `\`${name}\` has the node's own rights; grant the one capability that it needs`,
      changes: [{ set: ['securityContext', 'privileged'], to: false }],
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
              securityContext:
                privileged: true # for the sidecar
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              securityContext:
                privileged: false # for the sidecar
      `,
    },
  ],
}
