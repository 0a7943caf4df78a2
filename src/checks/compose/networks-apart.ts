import { ComposeService } from '../../kinds/compose.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { serviceNamed } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Service cannot reach the one that it uses',
  why: `Services reach each other on a network that both are on. These two share none, so the name does not resolve. Put one
of them on a network of the other.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/A1.1'],
  *run({ environment = {} }, { resource, estate }) {
    const mine = networksOf(resource)
    if (!mine) return
    const told = new Set<string>()
    for (const [key, value] of Object.entries(environment)) {
      if (typeof value !== 'string') continue
      for (const [, host = ''] of value.matchAll(
        /\b[a-z][a-z0-9+]{1,20}:\/\/(?:[^\s/@]{1,100}@)?([a-z][a-z0-9_-]{0,60})(?=[:/?,\s]|$)/g,
      )) {
        const other = serviceNamed(estate, resource, host)
        const theirs = other && networksOf(other)
        if (!other || other === resource || !theirs || told.has(host) || theirs.some((each) => mine.includes(each)))
          continue
        told.add(host)
        yield {
          at: ['environment', key],
          message: `\`${host}\` is on ${listed(theirs)}, this service on ${listed(mine)}; let them share one`,
          related: [
            { resource: other, at: ['networks'], message: 'where the other is' },
            { resource, at: ['networks'], message: 'where this one is' },
            { resource: other, at: ['network_mode'], message: 'the other has networks' },
            { resource, at: ['network_mode'], message: 'and this one too' },
          ],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        services:
          api:
            image: acme/api:1.2
            networks: [front]
            environment: { DATABASE_URL: "postgres://app@db:5432/app" }
          db:
            image: postgres:18
            networks: [back]
        networks: { front: {}, back: {} }
      `,
      good: `
        services:
          api:
            image: acme/api:1.2
            networks: [front, back]
            environment: { DATABASE_URL: "postgres://app@db:5432/app" }
          db:
            image: postgres:18
            networks: [back]
        networks: { front: {}, back: {} }
      `,
    },
  ],
}

function networksOf({ tree, path, data }: Resource<ComposeService>): readonly string[] | undefined {
  if (data.network_mode !== undefined) return undefined
  const raw = valueAt(tree.data, [...path, 'networks'])
  if (raw === undefined || raw === null) return ['default']
  return isMap(raw) && !Object.values(raw).some(isUnknown) ? Object.keys(raw) : undefined
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
