import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'
import { servicesOf } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Services wait for each other',
  why: `Each is to start after the other, so Compose refuses to start any. Let one of them try again until the other answers.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  *run({ key, depends_on = {} }, { resource, estate }) {
    const all = new Map(servicesOf(estate, resource).map((each) => [each.data.key, each]))
    // Said once, at the first of those in the circle.
    for (const name of Object.keys(depends_on)) {
      const way = wayTo(key, name, (at) => Object.keys(all.get(at)?.data.depends_on ?? {}))
      if (!way || way.length < 2 || [...way].sort()[0] !== key) continue
      yield {
        at: ['depends_on', name],
        message: `\`${way.join('` waits for `')}\`, which waits for \`${key}\`; cut one of them`,
        related: way.slice(1).flatMap((each, index) => {
          const other = all.get(each)
          return other
            ? [{ resource: other, at: ['depends_on', way[index + 2] ?? key], message: 'waits for the next' }]
            : []
        }),
      }
      return
    }
  },
  examples: [
    {
      bad: `
        services:
          api:
            image: acme/api:1.2
            depends_on: [web]
          web:
            image: acme/web:1.2
            depends_on: [api]
      `,
      good: `
        services:
          api:
            image: acme/api:1.2
          web:
            image: acme/web:1.2
            depends_on: [api]
      `,
    },
  ],
}

/** The services from one to itself, beginning over `first`. */
function wayTo(from: string, first: string, next: (name: string) => readonly string[]): readonly string[] | undefined {
  const seen = new Set<string>([from])
  const ways: (readonly string[])[] = [[from, first]]
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1) ?? ''
    if (last === from) return undefined
    if (seen.has(last)) continue
    seen.add(last)
    for (const name of next(last)) {
      if (name === from) return way
      ways.push([...way, name])
    }
  }
  return undefined
}
