import { Service } from '../../kinds/kubernetes/service.ts'
import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'
import { document, podWith } from './manifests.ts'

/** A name of a port: letters, digits and dashes, a letter among them, at most 15. */
function isPortName(name: string): boolean {
  return name.length <= 15 && /^[a-z0-9](?:-?[a-z0-9])*$/.test(name) && /[a-z]/.test(name)
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535
}

const common = { severity: 'high', level: 'default', controls: ['soc2/CC8.1'] } as const

const invalid: Check<Container> = {
  ...common,
  title: 'Port of a container is none',
  why: `A port is a number from 1 to 65535, its name at most 15 small letters, digits and dashes with a letter among them: the
API server refuses the pod otherwise.`,
  on: Container,
  sources: ['kube-linter/invalid-target-ports'],
  *run({ ports = [] }) {
    for (const [index, each] of ports.entries()) {
      if (each?.name !== undefined && !isPortName(each.name))
        yield {
          at: ['ports', index, 'name'],
          message: `\`${each.name}\` is no name of a port; use at most 15 small letters, digits and dashes`,
        }
      if (each?.containerPort !== undefined && !isPort(each.containerPort))
        yield { at: ['ports', index, 'containerPort'], message: `\`${each.containerPort}\` is no port; use 1 to 65535` }
    }
  },
  examples: [
    {
      bad: podWith('ports: [{ name: prometheus-metrics, containerPort: 9090 }]'),
      good: podWith('ports: [{ name: metrics, containerPort: 9090 }]'),
    },
  ],
}

const duplicate: Check<Container> = {
  ...common,
  title: 'Port of a container is declared twice',
  why: `Two of one name are refused by the API server. Two of one number and protocol are merged by \`kubectl apply\` and the like, so that
one of them is lost with the next change.`,
  severity: 'medium',
  on: Container,
  *run({ ports = [] }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, each] of ports.entries()) {
      const keys = [
        each?.name === undefined ? undefined : `\`${each.name}\``,
        each?.containerPort === undefined
          ? undefined
          : `\`${each.containerPort}/${each.protocol ?? 'TCP'}\`${each.hostIP ?? ''}`,
      ]
      for (const key of keys) {
        if (key === undefined) continue
        const before = first.get(key)
        if (before === undefined) first.set(key, index)
        else
          yield {
            at: ['ports', index, key.includes('/') ? 'containerPort' : 'name'],
            message: `${key} is declared before; keep one`,
            related: ['name', 'containerPort', 'protocol', 'hostIP'].flatMap((field) =>
              [before, index].map((at) => ({ resource, at: ['ports', at, field], message: 'what is declared' })),
            ),
          }
      }
    }
  },
  examples: [
    {
      bad: podWith('ports: [{ name: http, containerPort: 80 }, { name: http, containerPort: 8080 }]'),
      good: podWith('ports: [{ name: http, containerPort: 80 }, { name: admin, containerPort: 8080 }]'),
    },
  ],
}

const ofService: Check<Service> = {
  ...common,
  title: 'Port of a Service cannot be',
  why: `Ports are 1 to 65535, node ports mostly 30000 to 32767; with several each needs a name of its own, and no two may share
number and protocol: the API server refuses the Service otherwise.`,
  on: Service,
  sources: ['kube-linter/invalid-target-ports'],
  *run({ spec }, { resource }) {
    const ports = spec?.ports ?? []
    const first = new Map<string, number>()
    for (const [index, each] of ports.entries()) {
      if (!each) continue
      const { name, port, targetPort, nodePort, protocol = 'TCP' } = each
      const at = ['spec', 'ports', index]
      if (port !== undefined && !isPort(port))
        yield { at: [...at, 'port'], message: `\`${port}\` is no port; use 1 to 65535` }
      if (typeof targetPort === 'number' ? !isPort(targetPort) : targetPort !== undefined && !isPortName(targetPort))
        yield {
          at: [...at, 'targetPort'],
          message: `\`${targetPort}\` is neither a port nor the name of one; use what the container declares`,
        }
      if (nodePort !== undefined && nodePort !== 0 && !isPort(nodePort))
        yield { at: [...at, 'nodePort'], message: `\`${nodePort}\` is no port; use 30000 to 32767` }
      if (name === undefined && ports.length > 1)
        yield { at: [...at, 'name'], message: 'with several ports each needs a name; add one' }
      const before = first.get(`${port}/${protocol}`)
      if (port !== undefined && before !== undefined)
        yield {
          at: [...at, 'port'],
          message: `\`${port}/${protocol}\` is there already; keep one`,
          related: [before, index].flatMap((other) =>
            ['port', 'protocol'].map((field) => ({
              resource,
              at: ['spec', 'ports', other, field],
              message: 'what is there',
            })),
          ),
        }
      else first.set(`${port}/${protocol}`, index)
    }
  },
  examples: [
    {
      bad: document('Service', 'v1', 'web', '  ports: [{ port: 80, targetPort: 80800 }]\n'),
      good: document('Service', 'v1', 'web', '  ports: [{ port: 80, targetPort: 8080 }]\n'),
    },
    {
      bad: document('Service', 'v1', 'web', '  ports: [{ port: 80 }, { port: 443 }]\n'),
      good: document('Service', 'v1', 'web', '  ports: [{ name: http, port: 80 }, { name: https, port: 443 }]\n'),
    },
  ],
}

/** Ports of containers and Services. */
export const checks = { invalid, duplicate, 'of-service': ofService } as Readonly<Record<string, Check>>
