import { Container, Pod } from '../../kinds/kubernetes.ts'
import { servicesOf } from '../../links/kubernetes/selected.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Traffic comes before the program is ready',
  why: `Without a readiness probe a Service sends requests as soon as the process has started, and goes on while it hangs.
Every deployment then costs a few errors. Probe what tells that it can answer.`,
  severity: 'medium',
  level: 'default',
  on: Container,
  controls: ['soc2/A1.1'],
  sources: ['checkov/CKV_K8S_9', 'kube-linter/no-readiness-probe', 'polaris/readinessProbeMissing', 'kubescape/C-0018'],
  *run({ name, readinessProbe, ports = [] }, { resource, estate }) {
    // The pod of a Job is there to end; that a Service selects it is another matter.
    if (readinessProbe || resource.path.at(-2) !== 'containers' || /^(?:Cron|Scaled)?Job\//.test(resource.name)) return
    const pod = Pod.shape(valueAt(resource.tree.data, resource.path.slice(0, -3)))
    if (!pod) return
    for (const service of servicesOf(estate, resource, pod.metadata?.labels)) {
      const served = service.data.spec?.ports ?? []
      const index = served.findIndex((each) => {
        const target = each?.targetPort ?? each?.port
        return ports.some((port) => port && (port.name === target || port.containerPort === target))
      })
      // Of several containers, only the one that is known to answer; a sidecar serves nobody.
      if (index < 0 && pod.spec.containers.length > 1) continue
      yield {
        at: ['readinessProbe'],
        message: `\`${name}\` gets requests from \`${service.name}\` before it can answer; add a readiness probe`,
        related: [{ resource: service, at: ['spec', 'selector'], message: 'the Service that sends them' }],
      }
      return
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3' }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3', readinessProbe: { tcpSocket: { port: 80 } } }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80 }] }
      `,
    },
  ],
}
