import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { TextFile } from '../../model/text-file.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { formatOf } from './formats.ts'
import { isForShow, type Literal, literalsIn } from './literals.ts'

export const check: Check<TextFile> = {
  title: 'One credential is written out in several kinds of files',
  why: `The same value in two formats is no accident and no example: it is a password that is in use, and that nobody can
change in one place. Keep it in one secret, and let each file refer to it.`,
  severity: 'high',
  level: 'default',
  on: TextFile,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  *run(_, { resource, estate }) {
    const { path } = resource.tree.file
    const mine = formatOf(estate, path)
    for (const literal of literalsIn(resource.tree.file)) {
      const others = (placesIn(estate).get(literal.value) ?? []).filter(({ file }) => file.name !== path)
      const elsewhere = others.filter(({ file }) => formatOf(estate, file.name) !== mine)
      // Said once, at the first of the files by name.
      if (elsewhere.length === 0 || isForShow(path) || others.some(({ file }) => file.name < path)) continue
      const [first] = elsewhere
      yield {
        at: ['text', literal.start, literal.end],
        message: `\`${literal.name}\` has the value that \`${first?.literal.name}\` has in \`${first?.file.name}\`; keep it in one secret`,
        related: elsewhere.map(({ file, literal: { start, end } }) => ({
          resource: file,
          at: ['text', start, end],
          message: 'the same value',
        })),
      }
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
              POSTGRES_PASSWORD: orders-pw-17
        -- deploy/config.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: orders }
        data:
          db_password: orders-pw-17
      `,
      good: `
        -- compose.yaml --
        services:
          db:
            image: postgres:18
            environment:
              POSTGRES_PASSWORD: postgres
        -- deploy/config.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: orders }
        data:
          db_password: postgres
      `,
    },
  ],
}

interface Standing {
  readonly file: Resource<TextFile>
  readonly literal: Literal
}

const known = new WeakMap<Estate, ReadonlyMap<string, readonly Standing[]>>()

/** Where each literal stands that is no word which everyone takes. */
function placesIn(estate: Estate): ReadonlyMap<string, readonly Standing[]> {
  const found = known.get(estate)
  if (found) return found
  const all = new Map<string, Standing[]>()
  for (const file of estate.of(TextFile))
    for (const literal of isForShow(file.name) ? [] : literalsIn(file.tree.file))
      if (isOwn(literal)) all.set(literal.value, [...(all.get(literal.value) ?? []), { file, literal }])
  known.set(estate, all)
  return all
}

/** A value with digits in it that is not its own name. */
function isOwn({ name, value }: Literal): boolean {
  return (
    value.length >= 8 &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^(?:password|secret|admin|root|test|user)[\d!]*$/i.test(value) &&
    nearest(name, [value], 1).length === 0
  )
}
