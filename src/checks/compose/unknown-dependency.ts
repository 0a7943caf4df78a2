import { ComposeService } from '../../kinds/compose.ts'
import type { Path } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { declaredIn, isWhole } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Service depends on one that is not there',
  why: `Compose refuses the whole project where a service waits for, links to or shares the network of another that no file
defines.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  *run(service, { resource, estate }) {
    const names = declaredIn(estate, resource, 'services')
    if (!names || !isWhole(resource)) return
    for (const [name, at] of dependenciesOf(service)) {
      if (name === service.key) yield { at, message: `\`${name}\` waits for itself; leave it out` }
      if (names.includes(name)) continue
      const [near] = nearest(name, names, 1)
      const next =
        near === undefined
          ? `the project has ${names.map((each) => `\`${each}\``).join(', ')}`
          : `did you mean \`${near}\`?`
      yield { at, message: `there is no service \`${name}\`; ${next}` }
    }
  },
  examples: [
    {
      bad: `
        services:
          api:
            image: acme/api:1.2
            depends_on: [database]
          db:
            image: postgres:18
      `,
      good: `
        services:
          api:
            image: acme/api:1.2
            depends_on: [db]
          db:
            image: postgres:18
      `,
    },
  ],
}

function* dependenciesOf({
  depends_on = {},
  links = [],
  network_mode = '',
}: ComposeService): Iterable<readonly [string, Path]> {
  for (const [name, { required }] of Object.entries(depends_on))
    if (required !== false) yield [name, ['depends_on', name]]
  for (const [index, link] of links.entries())
    if (link !== undefined) yield [link.replace(/:.*$/, ''), ['links', index]]
  if (network_mode.startsWith('service:')) yield [network_mode.slice(8), ['network_mode']]
}
