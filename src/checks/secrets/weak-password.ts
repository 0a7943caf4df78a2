import { TextFile } from '../../model/text-file.ts'
import { isStrong } from '../../values/secret.ts'
import type { Check } from '../check.ts'
import { isSaidElsewhere } from './formats.ts'
import { isForShow, literalsIn } from './literals.ts'

export const check: Check<TextFile> = {
  title: 'Password is a word that everyone tries',
  why: `It may be meant for a machine of one's own, but what starts with it elsewhere is open. Take it from a variable, and
refuse to start without one.`,
  severity: 'medium',
  level: 'strict',
  on: TextFile,
  controls: ['nist-800-53/IA-5', 'pci-dss/8.6.2'],
  *run(_, { resource, estate }) {
    const { file } = resource.tree
    if (isForShow(file.path) || /\.tf(?:\.json)?$|ockerfile/.test(file.path)) return
    for (const { name, value, start, end } of literalsIn(file))
      if (
        /pass|pwd/i.test(name) &&
        !isStrong(value) &&
        /^[\w!@$%^&*-]+$/.test(value) &&
        !isSaidElsewhere(estate, file.path, value)
      )
        yield {
          at: ['text', start, end],
          message: `\`${name}\` is a common word; take it from a variable without a default`,
        }
  },
  examples: [
    {
      bad: `
        -- compose.yaml --
        services:
          db:
            image: postgres:18
            environment:
              POSTGRES_PASSWORD: postgres
      `,
      good: `
        -- compose.yaml --
        services:
          db:
            image: postgres:18
            environment:
              POSTGRES_PASSWORD: \${DB_PASSWORD:?}
              POSTGRES_PASSWORD_FILE: /run/secrets/db
      `,
    },
  ],
}
