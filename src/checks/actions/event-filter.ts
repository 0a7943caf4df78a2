import { Trigger } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { filters, typesOf } from './event-types.ts'

export const check: Check<Trigger> = {
  title: 'Event cannot be filtered like this',
  why: `GitHub refuses a workflow whose event has a filter or an activity type that there is not, and one that says both what is
meant and what is left out (\`paths\` and \`paths-ignore\`). Write the exceptions into the first list, with \`!\` before them.`,
  severity: 'high',
  level: 'default',
  on: Trigger,
  sources: ['actionlint/events', 'actionlint/syntax-check'],
  *run({ event }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    if (event === 'schedule' && (!Array.isArray(raw) || raw.length === 0))
      yield { message: 'A `schedule` needs times; list at least one `cron`' }
    const known = typesOf(event)
    if (!isMap(raw) || (known === undefined && !Object.hasOwn(filters, event) && !argless.has(event))) return
    const allowed = [...(known ? ['types'] : []), ...(filters[event] ?? [])]
    for (const name of Object.keys(raw)) {
      const [close] = nearest(name, allowed)
      if (!allowed.includes(name) && every.has(name))
        yield {
          at: [name],
          part: 'key',
          message: `\`${event}\` has no filter \`${name}\`${close ? `; did you mean \`${close}\`?` : '; drop it'}`,
        }
    }
    for (const name of ['branches', 'tags', 'paths'])
      if (name in raw && `${name}-ignore` in raw)
        yield {
          at: [`${name}-ignore`],
          part: 'key',
          message: `\`${name}\` and \`${name}-ignore\` exclude each other; keep \`${name}\` and write exceptions with \`!\``,
        }
    const types = [raw.types].flat()
    for (const [index, type] of types.entries()) {
      if (typeof type !== 'string' || !Array.isArray(known) || known.includes(type) || hasHole(type)) continue
      const [close] = nearest(type, known)
      yield {
        at: Array.isArray(raw.types) ? ['types', index] : ['types'],
        message: `\`${event}\` has no activity type \`${type}\`${close ? `; did you mean \`${close}\`?` : `; there are ${known.join(', ')}`}`,
      }
    }
  },
  examples: [
    {
      bad: `
        on:
          push:
            paths: [src/**]
            paths-ignore: [src/docs/**]
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          push:
            paths: [src/**, '!src/docs/**']
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
    {
      bad: `
        on:
          issues:
            types: [created]
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          issues:
            types: [opened]
          repository_dispatch:
            types: [whatever]
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}

const every: ReadonlySet<string> = new Set([
  ...['types', 'branches', 'branches-ignore', 'tags', 'tags-ignore', 'paths', 'paths-ignore', 'workflows'],
])
const argless: ReadonlySet<string> = new Set(
  'create delete deployment deployment_status fork gollum page_build public status'.split(' '),
)
