import { isNodeAgent, Pod } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

const sensitive =
  /^\/(?:$|(?:etc|root|boot|usr|bin|sbin|lib|lib64|proc|sys|dev|run|home)(?:\/|$)|var(?:\/(?:run|lib\/(?:kubelet|docker|containerd|etcd))(?:\/|$)|$))/

export const check: Check<Pod> = {
  title: 'Pod can write to the files of its node',
  why: `A pod that writes below \`/etc\`, \`/var/lib/kubelet\` or \`/\` can replace programs, credentials and manifests of
the node. Mount it \`readOnly\` where it only looks, or use a volume of its own.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.12'],
  sources: [
    'kube-linter/sensitive-host-mounts',
    'kube-linter/writable-host-mount',
    'polaris/hostPathSet',
    'kubescape/C-0045',
    'trivy/KSV-0023',
  ],
  *run({ spec }, { resource }) {
    for (const [index, volume] of (spec.volumes ?? []).entries()) {
      const path = volume?.hostPath?.path
      if (!path || !sensitive.test(path)) continue
      for (const list of ['initContainers', 'containers'] as const)
        for (const [container, { name = '', volumeMounts = [] } = {}] of (spec[list] ?? []).entries())
          for (const [mount, each] of volumeMounts.entries()) {
            if (!each || each.name !== volume.name || each.readOnly) continue
            const at = ['spec', list, container, 'volumeMounts', mount, 'readOnly']
            yield {
              at: ['spec', 'volumes', index, 'hostPath', 'path'],
              severity: isNodeAgent(resource) ? 'low' : 'high',
              message: `\`${name}\` can write to \`${path}\` of its node; mount it \`readOnly\` or use another volume`,
              related: [{ resource, at, message: 'mounted to be written' }],
            }
          }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: agent }
        spec:
          containers:
            - name: agent
              image: example/agent:1.4.0
              volumeMounts: [{ name: etc, mountPath: /host/etc }]
          volumes: [{ name: etc, hostPath: { path: /etc } }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: agent }
        spec:
          containers:
            - name: agent
              image: example/agent:1.4.0
              volumeMounts: [{ name: etc, mountPath: /host/etc, readOnly: true }]
          volumes: [{ name: etc, hostPath: { path: /etc } }]
      `,
    },
  ],
}
