import { ComposeService } from '../../kinds/compose.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { declaredIn, isWhole } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Service uses what the project does not declare',
  why: `Compose refuses the whole project: each network, named volume, secret and configuration that a service names has to
stand at the top level too.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  *run(service, { resource, estate }) {
    if (!isWhole(resource)) return
    for (const { section, what, name, at } of usedBy(service)) {
      const declared = declaredIn(estate, resource, section)
      if (!declared || declared.includes(name) || (section === 'networks' && name === 'default')) continue
      const [near] = nearest(name, declared, 1)
      const next = near === undefined ? `declare it under \`${section}\`` : `did you mean \`${near}\`?`
      yield { at, message: `there is no ${what} \`${name}\` in the project; ${next}` }
    }
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres:18
            networks: [backend]
            volumes: ["data:/var/lib/postgresql"]
            secrets: [password]
        networks:
          back-end: {}
      `,
      good: `
        services:
          db:
            image: postgres:18
            networks: [backend, default]
            volumes: ["data:/var/lib/postgresql", "./init:/docker-entrypoint-initdb.d"]
            secrets: [password]
        networks:
          backend: {}
        volumes:
          data: {}
        secrets:
          password: { file: ./password.txt }
      `,
    },
  ],
}

interface Used {
  readonly section: string
  readonly what: string
  readonly name: string
  readonly at: Path
}

function* usedBy({ networks = {}, volumes = [], secrets = [], configs = [], build }: ComposeService): Iterable<Used> {
  for (const [name, joined] of Object.entries(networks))
    if (!isUnknown(joined)) yield { section: 'networks', what: 'network', name, at: ['networks', name] }
  for (const [index, volume] of volumes.entries())
    if (volume?.type === 'volume' && volume.source !== undefined)
      yield { section: 'volumes', what: 'volume', name: volume.source, at: ['volumes', index, 'source'] }
  for (const [index, each] of secrets.entries())
    if (each?.source !== undefined)
      yield { section: 'secrets', what: 'secret', name: each.source, at: ['secrets', index, 'source'] }
  for (const [index, each] of configs.entries())
    if (each?.source !== undefined)
      yield { section: 'configs', what: 'configuration', name: each.source, at: ['configs', index, 'source'] }
  for (const [index, each] of (build?.secrets ?? []).entries())
    if (each?.source !== undefined)
      yield { section: 'secrets', what: 'secret', name: each.source, at: ['build', 'secrets', index, 'source'] }
}
