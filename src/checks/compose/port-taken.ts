import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'
import { runTogether, servicesOf } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Two services want one port of the host',
  why: `The second one does not start: \`port is already allocated\`. Publish it under another number.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  sources: ['dclint/no-duplicate-exported-ports'],
  *run(service, { resource, estate }) {
    const all = servicesOf(estate, resource)
    const own = all.indexOf(resource)
    for (const [index, port] of (service.ports ?? []).entries()) {
      const mine = port && publishedBy(port)
      if (!mine) continue
      for (const [at, other] of all.entries()) {
        if (at > own || !runTogether(service, other.data)) continue
        const before = (other.data.ports ?? []).findIndex(
          (each, place) => each && (at < own || place < index) && meet(mine, publishedBy(each)),
        )
        if (before < 0) continue
        yield {
          at: ['ports', index, 'published'],
          message: `port ${port.published} of the host is taken by \`${other.data.key}\`; publish another`,
          related: [
            { resource: other, at: ['ports', before, 'published'], message: 'takes it' },
            { resource: other, at: ['profiles'], message: 'and runs at the same time' },
            { resource, at: ['profiles'], message: 'as this does' },
          ],
        }
        break
      }
    }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            ports: ["8080:80"]
          api:
            image: acme/api:1.2
            ports: ["8080:3000"]
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            ports: ["8080:80", "127.0.0.1:9000:9000"]
          api:
            image: acme/api:1.2
            ports: ["8081:3000", "8080:3000/udp", "127.0.0.2:9000:9000"]
          dev:
            image: acme/dev:1.2
            profiles: [a]
            ports: ["7000:1"]
          other:
            image: acme/dev:1.2
            profiles: [b]
            ports: ["7000:1"]
      `,
    },
  ],
}

type Port = NonNullable<NonNullable<ComposeService['ports']>[number]>

interface Published {
  readonly number: string
  readonly protocol: string
  /** Empty where it is any. */
  readonly address: string
}

/** One port; of a range Docker takes the first that is free. */
function publishedBy({ published, host_ip = '', protocol = 'tcp' }: Port): Published | undefined {
  const number = String(published ?? '')
  if (!/^\d{1,5}$/.test(number) || number === '0') return undefined
  return { number, protocol, address: /^(?:0\.0\.0\.0|::)$/.test(host_ip) ? '' : host_ip }
}

function meet(one: Published, other: Published | undefined): boolean {
  return (
    other !== undefined &&
    one.number === other.number &&
    one.protocol === other.protocol &&
    (one.address === other.address || one.address === '' || other.address === '')
  )
}
