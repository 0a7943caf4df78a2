import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const

export const check: Check<Container> = {
  title: 'Probe names a port that the container does not have',
  why: `A probe of a port name that is not declared fails every time: the pod never gets ready, or is restarted for ever.`,
  severity: 'high',
  level: 'default',
  on: Container,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/liveness-port', 'kube-linter/readiness-port', 'kube-linter/startup-port'],
  *run({ name, ports = [], ...container }, { resource }) {
    for (const probe of probes)
      for (const way of ['httpGet', 'tcpSocket'] as const) {
        const udp = ports.findIndex((each) => each?.name === container[probe]?.[way]?.port && each?.protocol === 'UDP')
        if (udp >= 0 && container[probe]?.[way]?.port !== undefined)
          yield {
            at: [probe, way, 'port'],
            message: `\`${container[probe]?.[way]?.port}\` is a port of UDP, which a probe does not speak; name one of TCP`,
            related: [{ resource, at: ['ports', udp, 'protocol'], message: 'its protocol' }],
          }
        const port = container[probe]?.[way]?.port
        if (typeof port !== 'string' || /^\d+$/.test(port) || ports.some((each) => each?.name === port)) continue
        yield {
          at: [probe, way, 'port'],
          message: `\`${name}\` has no port named \`${port}\`; name one of its ports so, or probe the number`,
          related: [
            { resource, at: ['ports'], message: 'the ports that it has' },
            ...ports.map((_, index) => ({ resource, at: ['ports', index, 'name'], message: 'another name' })),
          ],
        }
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
              ports: [{ name: web, containerPort: 8080 }]
              readinessProbe: { httpGet: { path: /, port: http } }
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              ports: [{ name: http, containerPort: 8080 }]
              readinessProbe: { httpGet: { path: /, port: http } }
      `,
    },
  ],
}
