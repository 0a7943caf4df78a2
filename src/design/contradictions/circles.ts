import type { Service, Spec } from '../../model/spec.ts'
import type { Contradiction } from './contradiction.ts'

/** Services that wait for each other. */
export function* circles({ services }: Spec): Iterable<Contradiction> {
  const byName = new Map(services.map((service) => [service.name, service]))
  const done = new Set<string>()
  for (const { name } of services) {
    const circle = circleFrom(name, byName, done)
    if (!circle) continue
    const [first = '', second = ''] = circle
    yield {
      at: ['services', first, 'uses', byName.get(first)?.uses.indexOf(second) ?? 0],
      what: `Services wait for each other in a circle: ${circle.join(' → ')}`,
      remedy: 'Turn one of the calls into a message: let the caller write to a queue that the other reads.',
      related: circle.slice(1, -1).map((each) => ['services', each, 'uses']),
    }
  }
}

function circleFrom(start: string, services: ReadonlyMap<string, Service>, done: Set<string>): string[] | undefined {
  const way: string[] = []
  const walk = (name: string): string[] | undefined => {
    const at = way.indexOf(name)
    if (at >= 0) return [...way.slice(at), name]
    if (done.has(name)) return undefined
    way.push(name)
    for (const used of services.get(name)?.uses ?? []) {
      if (used === name || !services.has(used)) continue
      const circle = walk(used)
      if (circle) return circle
    }
    way.pop()
    done.add(name)
    return undefined
  }
  const circle = walk(start)
  for (const name of way) done.add(name)
  return circle
}
