import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

const dangerous = new Set([
  'ALL',
  'SYS_ADMIN',
  'SYS_PTRACE',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_BOOT',
  'DAC_READ_SEARCH',
  'BPF',
])

export const check: Check<Container> = {
  title: 'Capability gives away the node',
  why: `\`ALL\`, \`SYS_ADMIN\` and their like are enough to leave a container: they mount, trace, load modules or read past
permissions. Grant the narrow capability that the program really uses (\`NET_BIND_SERVICE\`, \`CHOWN\`), or none.`,
  severity: 'high',
  level: 'default',
  on: Container,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.9'],
  sources: [
    'checkov/CKV_K8S_39',
    'checkov/CKV_K8S_25',
    'polaris/dangerousCapabilities',
    'kubescape/C-0046',
    'trivy/KSV-0005',
  ],
  *run({ name, securityContext }) {
    for (const [index, capability] of (securityContext?.capabilities?.add ?? []).entries())
      if (capability && dangerous.has(capability.toUpperCase().replace(/^CAP_/, '')))
        yield {
          at: ['securityContext', 'capabilities', 'add', index],
          message: `\`${capability}\` lets \`${name}\` take over its node; grant a narrower capability`,
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
                capabilities: { add: [NET_BIND_SERVICE, SYS_ADMIN] }
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
                capabilities: { add: [NET_BIND_SERVICE] }
      `,
    },
  ],
}
