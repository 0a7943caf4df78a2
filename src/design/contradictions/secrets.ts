import type { Service } from '../../model/spec.ts'
import { day } from '../weigh.ts'
import type { Contradiction } from './contradiction.ts'

/** One that makes itself anew is looked at each day, and has another beside it. */
export function* secrets(service: Service): Iterable<Contradiction> {
  const names = service.secrets.map(({ name }) => name)
  for (const { name, made, rotates } of service.secrets) {
    const at = ['services', service.name, 'secrets', name]
    if (rotates !== undefined && rotates < day)
      yield {
        at: [...at, 'rotates'],
        what: `\`${name}\` would be another one more than once a day, and is looked at once`,
        remedy: 'Write a day or more, such as `90d`.',
      }
    if (made && names.includes(`${name}_PREVIOUS`))
      yield {
        at: [...at, 'made'],
        what: `The one before \`${name}\` becomes \`${name}_PREVIOUS\`, which is another secret of \`${service.name}\``,
        remedy: 'Give the other one another name.',
        related: [['services', service.name, 'secrets', `${name}_PREVIOUS`]],
      }
  }
}
