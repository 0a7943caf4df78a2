import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Default capabilities are kept',
  why: `A container starts with fourteen capabilities, raw sockets among them; most programs use none. Drop \`ALL\` and add
back what is missed. The restricted Pod Security Standard asks for it.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['nist-800-53/AC-6', 'cis-kubernetes/5.2.9'],
  sources: [
    'checkov/CKV_K8S_28',
    'checkov/CKV_K8S_37',
    'polaris/insecureCapabilities',
    'trivy/KSV-0003',
    'trivy/KSV-0106',
  ],
  *run({ name, securityContext }) {
    const dropped = securityContext?.capabilities?.drop ?? []
    if (
      securityContext?.privileged ||
      dropped.some((each) => each === undefined || each.toUpperCase() === 'ALL') ||
      leavesNone(dropped)
    )
      return
    yield {
      at: ['securityContext', 'capabilities', 'drop'],
      message: `\`${name}\` keeps the default capabilities; drop \`ALL\``,
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
                capabilities: { drop: [NET_RAW] }
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
                capabilities: { drop: [ALL] }
      `,
    },
  ],
}

/** Those that the runtimes give by default, one by one. */
const given =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  )

function leavesNone(dropped: readonly (string | undefined)[]): boolean {
  const names = new Set(dropped.map((each) => each?.toUpperCase().replace(/^CAP_/, '')))
  return given.every((each) => names.has(each))
}
