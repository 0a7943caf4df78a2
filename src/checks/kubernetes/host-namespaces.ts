import { isNodeAgent, Pod } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

const shared = {
  hostNetwork: 'the network of its node: it hears every pod there and no NetworkPolicy holds for it',
  hostPID: 'the processes of its node: it can signal and trace them',
  hostIPC: 'the shared memory of its node',
} as const

export const check: Check<Pod> = {
  title: 'Pod shares a namespace of its node',
  why: `Network, process and IPC namespaces are the wall between a pod and its node. Agents that measure a node need one;
nothing that serves users does.`,
  severity: 'high',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6', 'cis-kubernetes/5.2.3'],
  sources: [
    'checkov/CKV_K8S_17',
    'checkov/CKV_K8S_18',
    'checkov/CKV_K8S_19',
    'kube-linter/host-network',
    'kube-linter/host-pid',
    'kube-linter/host-ipc',
    'polaris/hostNetworkSet',
    'polaris/hostPIDSet',
    'polaris/hostIPCSet',
    'kubescape/C-0041',
    'kubescape/C-0038',
    'trivy/KSV-0008',
    'trivy/KSV-0009',
    'trivy/KSV-0010',
  ],
  *run({ spec }, { resource }) {
    const severity = isNodeAgent(resource) ? 'low' : 'high'
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC'] as const)
      if (spec[field])
        yield { at: ['spec', field], severity, message: `\`${field}\` shares ${shared[field]}; leave it out` }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          hostNetwork: true
          containers: [{ name: web, image: 'nginx:1.29.3' }]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          hostNetwork: false
          containers: [{ name: web, image: 'nginx:1.29.3' }]
      `,
    },
  ],
}
