import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Process may gain privileges',
  why: `Unless \`allowPrivilegeEscalation\` is false, a set-user-ID program in the image makes its caller root. Few images
need one; those that do (\`sudo\`, \`ping\` of old) fail visibly at start.`,
  severity: 'medium',
  level: 'default',
  on: Container,
  fix: 'risky',
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.6'],
  sources: [
    'checkov/CKV_K8S_20',
    'kube-linter/privilege-escalation-container',
    'polaris/privilegeEscalationAllowed',
    'kubescape/C-0016',
    'trivy/KSV-0001',
  ],
  *run({ name, securityContext = {} }) {
    const { allowPrivilegeEscalation = true, privileged, capabilities } = securityContext
    // The API refuses `false` beside these two; other checks report them.
    if (!allowPrivilegeEscalation || privileged || capabilities?.add?.some(isSystem)) return
    yield {
      at: ['securityContext', 'allowPrivilegeEscalation'],
      message: `\`${name}\` may become more than it was started as; set \`allowPrivilegeEscalation: false\``,
      changes: [{ set: ['securityContext', 'allowPrivilegeEscalation'], to: false }],
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
              ports: [{ containerPort: 8080 }] # not 80
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              ports: [{ containerPort: 8080 }] # not 80
              securityContext:
                allowPrivilegeEscalation: false
      `,
    },
  ],
}

function isSystem(capability: string | undefined): boolean {
  return capability === 'SYS_ADMIN' || capability === 'CAP_SYS_ADMIN' || capability === 'ALL'
}
