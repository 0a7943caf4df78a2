import type { Service, Spec } from '../../model/spec.ts'
import { instead } from '../scalars.ts'
import type { Contradiction } from './contradiction.ts'

/** A variable is no secret, and where it differs it says what it is in every environment. */
export function* variables(service: Service, { environments }: Spec): Iterable<Contradiction> {
  const names = environments.map(({ name }) => name)
  for (const variable of service.variables) {
    const at = ['services', service.name, 'variables', variable.name]
    if (service.secrets.some(({ name }) => name === variable.name))
      yield {
        at,
        part: 'key',
        what: `\`${variable.name}\` is a secret of \`${service.name}\` too`,
        remedy: 'Leave it in one of `secrets` and `variables`.',
        related: [['services', service.name, 'secrets']],
      }
    if (service.type === 'frontend' && service.runtime === 'static' && 'parts' in variable)
      yield {
        at,
        what: `\`${service.name}\` is files: its variables stand in its build, which is handed no other`,
        remedy: 'Write the value itself.',
      }
    if (!('by' in variable)) continue
    const strangers = Object.keys(variable.by).filter((name) => !names.includes(name))
    for (const name of strangers)
      yield {
        at: [...at, name],
        part: 'key',
        what: `There is no environment \`${name}\``,
        remedy: instead(name, names),
      }
    const missing = names.filter((name) => !Object.hasOwn(variable.by, name))
    if (strangers.length === 0 && missing.length > 0)
      yield {
        at,
        part: 'key',
        what: `\`${variable.name}\` says nothing of ${missing.map((name) => `\`${name}\``).join(', ')}`,
        remedy: 'Give each environment its value, or all of them one.',
      }
  }
}
