import type { Estate } from '../model/estate.ts'
import type { Resource } from '../model/resource.ts'
import { links } from './index.ts'

export interface Joined {
  readonly from: Resource
  readonly verb: string
  readonly to: Resource
}

/** Everything in the estate that hangs together, each pair and verb once. */
export function join(estate: Estate): readonly Joined[] {
  const joined = new Map<Resource, Map<Resource, Set<string>>>()
  const all: Joined[] = []
  for (const link of Object.values(links))
    for (const from of estate.of(link.from))
      for (const { verb, to } of link.find(from.data, { resource: from, estate })) {
        const reached = joined.get(from) ?? new Map<Resource, Set<string>>()
        joined.set(from, reached)
        const verbs = reached.get(to) ?? new Set<string>()
        reached.set(to, verbs)
        if (from === to || verbs.has(verb)) continue
        verbs.add(verb)
        all.push({ from, verb, to })
      }
  return all
}
