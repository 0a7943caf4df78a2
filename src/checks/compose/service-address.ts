import { ComposeService } from '../../kinds/compose.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { declaredIn, isWhole, serviceNamed, servicesOf } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Address leads to no service',
  why: `On the networks of a project a name is that of a service, its \`container_name\`, \`hostname\` or alias, and the port is
the one inside the container: what is published on the host does not count between services.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/A1.1'],
  *run({ environment = {}, extra_hosts = {}, network_mode }, { resource, estate }) {
    const names = declaredIn(estate, resource, 'services')
    if (!names || names.length < 2 || network_mode !== undefined || !isWhole(resource)) return
    const all = servicesOf(estate, resource)
    const others = new Set([...names, ...Object.keys(extra_hosts), ...all.flatMap((each) => namesOf(each))])
    for (const [key, value] of Object.entries(environment)) {
      if (typeof value !== 'string') continue
      for (const [, host = '', port] of value.matchAll(addresses)) {
        const at = ['environment', key]
        const related = [
          { resource, at: ['networks'], message: 'on which networks it is' },
          { resource, at: ['extra_hosts'], message: 'hosts of its own' },
        ]
        const service = serviceNamed(estate, resource, host)
        if (service) {
          const inside = port === undefined ? undefined : misreadPort(service.data, Number(port))
          if (inside !== undefined)
            yield {
              at,
              message: `\`${host}\` listens on ${inside}, and ${port} is only its port on the host; write \`${host}:${inside}\``,
              related: [
                { resource: service, at: ['ports'], message: 'what it publishes' },
                { resource: service, at: ['expose'], message: 'and exposes' },
                { resource: service, at: ['environment'], message: 'and is told' },
              ],
            }
          continue
        }
        // A page in a browser calls the machine itself.
        if (host === 'localhost' || others.has(host) || isForeign(resource)) continue
        const [near] = nearest(host, names, 1)
        if (near !== undefined && host.length >= 2)
          yield { at, message: `no service is called \`${host}\`; did you mean \`${near}\`?`, related }
      }
    }
  },
  examples: [
    {
      bad: `
        services:
          api:
            image: acme/api:1.2
            environment:
              DATABASE_URL: postgres://app@databse:5432/app
              CACHE_URL: redis://cache:6380
          database:
            image: postgres:18
          cache:
            image: redis:8
            ports: ["127.0.0.1:6380:6379"]
      `,
      good: `
        services:
          api:
            image: acme/api:1.2
            environment:
              DATABASE_URL: postgres://app@database:5432/app
              CACHE_URL: redis://cache:6379
              PUBLIC_URL: http://localhost:6380
              OTHER: http://elsewhere/x
          database:
            image: postgres:18
          cache:
            image: redis:8
            ports: ["127.0.0.1:6380:6379"]
      `,
    },
  ],
}

/** A name without dots behind a scheme: one of the project, if any. */
const addresses = /\b[a-z][a-z0-9+]{1,20}:\/\/(?:[^\s/@]{1,100}@)?([a-z][a-z0-9_-]{0,60})(?::(\d{1,5}))?(?=[/?,\s]|$)/g

/** Its port inside, where the one that is named is merely published and its own is another. */
function misreadPort({ ports = [], expose = [], environment = {} }: ComposeService, port: number): number | undefined {
  if (
    expose.some((each) => String(each) === String(port)) ||
    ports.some((each) => each === undefined || each.target === port)
  )
    return undefined
  if (Object.values(environment).some((value) => String(value).includes(String(port)))) return undefined
  return ports.find((each) => String(each?.published) === String(port))?.target
}

function namesOf({ data, tree, path }: Resource<ComposeService>): readonly string[] {
  const networks = valueAt(tree.data, [...path, 'networks'])
  const aliases = JSON.stringify(networks ?? '').match(/[\w-]+/g) ?? []
  return [
    data.container_name,
    data.hostname,
    ...aliases,
    ...(data.links ?? []).map((link) => link?.split(':').at(-1)),
  ].filter((name) => name !== undefined)
}

/** Whether it is on a network on which containers of other projects may be. */
function isForeign({ tree, path }: Resource): boolean {
  const used = valueAt(tree.data, [...path, 'networks'])
  const declared = valueAt(tree.data, [0, 'networks'])
  const all = typeof used === 'object' && used !== null ? Object.keys(used) : ['default']
  return all.some((name) => valueAt(declared, [name, 'external']) !== undefined)
}
