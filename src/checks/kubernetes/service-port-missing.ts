import { Service } from '../../kinds/kubernetes/service.ts'
import { podsWith } from '../../links/kubernetes/selected.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<Service> = {
  title: 'Service sends to a port name that its pods do not have',
  why: `A \`targetPort\` by name is looked up in each pod. Where no container declares it, the Service has no endpoints and
every call fails.`,
  severity: 'high',
  level: 'default',
  on: Service,
  controls: ['soc2/A1.1'],
  *run({ spec = {} }, { resource, estate }) {
    const { selector, ports = [] } = spec
    if (!isMap(selector) || Object.keys(selector).length === 0) return
    const pods = podsWith(estate, resource, selector)
    for (const [index, { targetPort = '' } = {}] of ports.entries()) {
      if (typeof targetPort !== 'string' || targetPort === '' || /^\d+$/.test(targetPort)) continue
      const declared = pods.map((pod) => ({
        pod,
        ports: pod.data.spec.containers.flatMap((container, at) =>
          (container?.ports ?? []).map((port, item) => ({
            name: port?.name,
            at: ['spec', 'containers', at, 'ports', item, 'name'],
          })),
        ),
      }))
      if (declared.length === 0 || declared.some((each) => each.ports.some(({ name }) => name === targetPort))) continue
      yield {
        at: ['spec', 'ports', index, 'targetPort'],
        message: `no container has a port named \`${targetPort}\`; use the name that one has, or a number`,
        related: declared.flatMap(({ pod, ports: others }) => [
          ...pod.data.spec.containers.flatMap((_, at) =>
            ['name', 'ports'].map((field) => ({
              resource: pod,
              at: ['spec', 'containers', at, field],
              message: 'the ports that are declared',
            })),
          ),
          { resource: pod, at: ['spec', 'containers'], message: 'all its containers' },
          ...others.map(({ at }) => ({ resource: pod, at, message: 'another name' })),
        ]),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3', ports: [{ name: web, containerPort: 8080 }] }] }
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata: { name: web }
        spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec: { containers: [{ name: web, image: 'nginx:1.29.3', ports: [{ name: http, containerPort: 8080 }] }] }
      `,
    },
  ],
}
