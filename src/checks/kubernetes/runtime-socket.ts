import { Pod } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

const socket = /(?:^|\/)(?:docker|containerd|crio|podman)\.sock$/

export const check: Check<Pod> = {
  title: 'Pod holds the socket of the container runtime',
  why: `Who can speak to the runtime can start a privileged container, and so is root on the node. Build images with
BuildKit without root, and read containers through the API.`,
  severity: 'critical',
  level: 'default',
  on: Pod,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  sources: ['checkov/CKV_K8S_27', 'kube-linter/docker-sock', 'kubescape/C-0074', 'trivy/KSV-0006'],
  *run({ spec }) {
    for (const [index, volume] of (spec.volumes ?? []).entries()) {
      const path = volume?.hostPath?.path
      if (path && socket.test(path))
        yield {
          at: ['spec', 'volumes', index, 'hostPath', 'path'],
          message: `\`${path}\` makes this pod root on its node; do without the socket`,
        }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: build }
        spec:
          containers: [{ name: build, image: 'docker:29.0' }]
          volumes:
            - name: docker
              hostPath: { path: /var/run/docker.sock }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: build }
        spec:
          containers: [{ name: build, image: 'moby/buildkit:v0.26.0-rootless' }]
          volumes:
            - name: work
              emptyDir: {}
      `,
    },
  ],
}
