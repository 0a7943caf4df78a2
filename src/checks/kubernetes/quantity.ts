import { Container } from '../../kinds/kubernetes.ts'
import { compareQuantities, parseQuantity } from '../../values/quantity.ts'
import type { Check } from '../check.ts'
import { podWith } from './manifests.ts'

const lists = ['requests', 'limits'] as const
const common = { level: 'default', on: Container } as const

const invalid: Check<Container> = {
  ...common,
  title: 'Quantity cannot be read',
  why: `The API server refuses the object. Memory is written \`512Mi\` or \`1G\`, CPU \`500m\` or \`2\`; there is no \`MB\` and no
blank before the unit.`,
  severity: 'high',
  controls: ['soc2/CC8.1', 'nist-800-53/CM-6'],
  *run({ resources }) {
    for (const list of lists)
      for (const [name, value] of Object.entries(resources?.[list] ?? {}))
        if (parseQuantity(value) === undefined)
          yield {
            at: ['resources', list, name],
            message: `\`${value}\` is no quantity; write \`${suggested(value, name)}\``,
          }
  },
  examples: [
    {
      bad: podWith('resources: { limits: { memory: 512MB } }'),
      good: podWith('resources: { limits: { memory: 512Mi } }'),
    },
  ],
}

const tiny: Check<Container> = {
  ...common,
  title: 'Memory is given in bytes or less',
  why: `Without a unit the number is bytes, and \`m\` is a thousandth of one: no container starts in that. Write \`512Mi\`.`,
  severity: 'high',
  controls: ['soc2/A1.1', 'nist-800-53/CM-6'],
  *run({ resources }) {
    for (const list of lists) {
      const value = resources?.[list]?.memory
      const amount = value === undefined ? undefined : parseQuantity(value)
      if (amount !== undefined && amount > 0 && amount < 1024 * 1024)
        yield {
          at: ['resources', list, 'memory'],
          message: `\`${value}\` is less than 1 MiB; write \`${digits(value)}Mi\``,
        }
    }
  },
  examples: [
    {
      bad: podWith('resources: { limits: { memory: 512m } }'),
      good: podWith('resources: { limits: { memory: 512Mi } }'),
    },
  ],
}

const huge: Check<Container> = {
  ...common,
  title: 'CPU is given in whole cores where thousandths were meant',
  why: `\`500\` is five hundred cores: no node has them, and the pod waits for ever. Half a core is \`500m\`.`,
  severity: 'high',
  controls: ['soc2/A1.1', 'nist-800-53/CM-6'],
  *run({ resources }) {
    for (const list of lists) {
      const value = resources?.[list]?.cpu
      const amount = value === undefined ? undefined : parseQuantity(value)
      if (amount !== undefined && amount >= 50 && amount % 10 === 0 && !String(value).includes('m'))
        yield {
          at: ['resources', list, 'cpu'],
          message: `\`${value}\` is as many whole cores; write \`${digits(value)}m\``,
        }
    }
  },
  examples: [
    { bad: podWith('resources: { requests: { cpu: 500 } }'), good: podWith('resources: { requests: { cpu: 500m } }') },
  ],
}

const aboveLimit: Check<Container> = {
  ...common,
  title: 'Container requests more than its limit',
  why: `The API server refuses the pod. Raise the limit, or lower the request.`,
  severity: 'high',
  controls: ['soc2/A1.1'],
  *run({ resources }, { resource }) {
    for (const [name, request] of Object.entries(resources?.requests ?? {})) {
      const limit = resources?.limits?.[name]
      if (limit === undefined || (compareQuantities(request, limit) ?? 0) <= 0) continue
      yield {
        at: ['resources', 'requests', name],
        message: `\`${request}\` is requested and \`${limit}\` is the limit; raise one or lower the other`,
        related: [{ resource, at: ['resources', 'limits', name], message: 'the limit' }],
      }
    }
  },
  examples: [
    {
      bad: podWith('resources: { requests: { memory: 1Gi }, limits: { memory: 512Mi } }'),
      good: podWith('resources: { requests: { memory: 512Mi }, limits: { memory: 1Gi } }'),
    },
  ],
}

/** Amounts of CPU and memory. */
export const checks = { invalid, tiny, huge, 'above-limit': aboveLimit } as Readonly<Record<string, Check>>

function digits(value: string | number | undefined): string {
  return /\d+(?:\.\d+)?/.exec(String(value))?.[0] ?? '1'
}

function suggested(value: string | number, name: string): string {
  if (name === 'cpu') return `${digits(value)}m`
  const unit = /([kmgtp])i?b?\s*$/i.exec(String(value))?.[1]?.toUpperCase() ?? 'M'
  return `${digits(value)}${unit}i`
}
