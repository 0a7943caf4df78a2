import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'A hanging program is not restarted',
  why: `The kubelet restarts what exits, not what hangs. A liveness probe notices, and a careless one (a dependency in it, a
time-out of a second) restarts everything at the worst moment: that is why this is asked for in strict mode only.`,
  severity: 'low',
  level: 'strict',
  on: Container,
  controls: ['soc2/A1.1'],
  sources: ['checkov/CKV_K8S_8', 'kube-linter/no-liveness-probe', 'polaris/livenessProbeMissing', 'kubescape/C-0056'],
  *run({ name, livenessProbe }, { resource }) {
    const serves = !resource.name.startsWith('Job/') && !resource.name.startsWith('CronJob/')
    if (!livenessProbe && serves && resource.path.at(-2) === 'containers')
      yield { at: ['livenessProbe'], message: `nobody notices when \`${name}\` hangs; add a liveness probe` }
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
          containers: [{ name: web, image: 'nginx:1.29.3', livenessProbe: { tcpSocket: { port: 80 } } }]
      `,
    },
  ],
}
