import { datagramPort } from '../../facts/datagrams.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { Container } from '../../kinds/kubernetes.ts'
import { targetsOf } from '../../links/kubernetes/calls.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

const common = { level: 'default', fix: 'safe', controls: ['soc2/A1.1'] } as const

const inContainer: Check<Container> = {
  ...common,
  title: 'UDP port is declared as TCP',
  why: `The program takes datagrams on it. A port without \`protocol\` is a TCP port: a host port of that kind receives nothing, and
whoever writes the Service or the policy after this list opens the wrong one. Say \`protocol: UDP\`.`,
  severity: 'low',
  on: Container,
  *run({ image, ports = [] }, { resource }) {
    for (const [index, each] of ports.entries()) {
      const port = each?.containerPort
      const found = port === undefined ? undefined : on(image, port)
      const said = ports.some((other) => other?.containerPort === port && other?.protocol === 'UDP')
      if (!found || said || (each?.protocol !== undefined && each.protocol !== 'TCP')) continue
      yield {
        at: ['ports', index, 'protocol'],
        message: `\`${port}\` (${found.what}) takes UDP; say \`protocol: UDP\``,
        related: [{ resource, at: ['image'], message: 'the program that listens' }],
        changes: [{ set: ['ports', index, 'protocol'], to: 'UDP' }],
      }
    }
  },
  examples: [
    {
      bad: container('- containerPort: 16686\n        - containerPort: 6831'),
      good: container('- containerPort: 16686\n        - containerPort: 6831\n          protocol: UDP'),
    },
  ],
}

const inService: Check<Service> = {
  ...common,
  title: 'Service forwards TCP to a port that takes UDP',
  why: `The Service has no UDP port, so datagrams sent to it go nowhere, without an error on either side: traces and counters are
just not there. Say \`protocol: UDP\` at this port.`,
  severity: 'high',
  on: Service,
  *run({ spec = {} }, { resource, estate }) {
    const ports = spec.ports ?? []
    for (const [index, each] of ports.entries()) {
      if (each?.port === undefined || (each.protocol !== undefined && each.protocol !== 'TCP')) continue
      if (ports.some((other) => other?.port === each.port && other?.protocol === 'UDP')) continue
      for (const { pod, port } of targetsOf(estate, resource, each.port)) {
        const at = pod.data.spec.containers.findIndex((container) => on(container?.image, port) !== undefined)
        const found = on(pod.data.spec.containers[at]?.image, port)
        if (!found) continue
        yield {
          at: ['spec', 'ports', index, 'protocol'],
          message: `\`${port}\` (${found.what}) takes UDP; say \`protocol: UDP\``,
          related: [
            { resource: pod, at: ['spec', 'containers', at, 'image'], message: 'the program that listens' },
            ...['port', 'targetPort'].map((field) => ({
              resource,
              at: ['spec', 'ports', index, field],
              message: 'leads there',
            })),
          ],
          changes: [{ set: ['spec', 'ports', index, 'protocol'], to: 'UDP' }],
        }
        break
      }
    }
  },
  examples: [{ bad: service('- port: 6831'), good: service('- port: 6831\n      protocol: UDP') }],
}

/** Ports of programs that listen by UDP. */
export const checks = { 'of-container': inContainer, 'of-service': inService } as Readonly<Record<string, Check>>

function on(image: string | undefined, port: number) {
  const path = image === undefined ? undefined : parseImage(image)?.repository
  return path === undefined ? undefined : datagramPort(path.split('/').at(-1) ?? '', port)
}

function container(ports: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: jaeger, labels: { app: jaeger } }
spec:
  containers:
    - name: jaeger
      image: jaegertracing/all-in-one:1.76.0
      ports:
        ${ports}
`
}

function service(port: string): string {
  return `${container('- containerPort: 6831\n          protocol: UDP')}---
apiVersion: v1
kind: Service
metadata: { name: jaeger }
spec:
  selector: { app: jaeger }
  ports:
    ${port}
`
}
