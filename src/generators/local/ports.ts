import type { Plan } from '../../model/plan.ts'
import { standsOf } from './stands.ts'

/** Ports of this machine by service: several may listen on one, each in its own container, and here each needs its own. */
export function hostPorts(plan: Plan): Readonly<Record<string, number>> {
  const taken = new Set<number>()
  const listening = [
    ...plan.workloads.flatMap(({ name, port }) => (port === undefined ? [] : [{ name, port }])),
    ...plan.sites.map(({ name }) => ({ name, port: pages })),
    ...standsOf(plan),
  ]
  return Object.fromEntries(
    listening.map(({ name, port }) => {
      let free = port
      while (taken.has(free)) free++
      taken.add(free)
      return [name, free]
    }),
  )
}

/** Where the development servers of most frontends listen. */
const pages = 5173
