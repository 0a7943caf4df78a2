import type { Plan } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import { type StandIn, type StandInName, standIns } from '../stand-ins.ts'
import { region, stoodBy } from '../stood.ts'

/** What stands in, by the name of its container. */
export interface Stand extends StandIn {
  readonly name: string
  /** Stores that it is, or stands for. */
  readonly stores: readonly string[]
}

/** One for each database, cache and index; one for all queues, and one for all buckets. */
export function standsOf({ stores }: Plan): Stand[] {
  const own = stores.flatMap((store) =>
    stoodBy(store).own ? stoodBy(store).by.map((kind) => standOf(kind, store.name, [store.name])) : [],
  )
  const shared = stores.filter((store) => !stoodBy(store).own)
  const kinds = new Set(shared.flatMap((store) => stoodBy(store).by))
  return [
    ...own,
    ...[...kinds].map((kind) =>
      standOf(
        kind,
        sharedName(kind),
        shared.filter((store) => stoodBy(store).by.includes(kind)).map(({ name }) => name),
      ),
    ),
  ]
}

function standOf(kind: StandInName, name: string, stores: readonly string[]): Stand {
  return { ...standIns[kind], name, stores }
}

function sharedName(kind: StandInName): string {
  return `local-${kind}`
}

/** What makes the queues, tables and buckets, and the Secret by which they are reached. */
export const clouds = 'local-clouds'

/** Where the SDKs find the stand-ins, which take any key; nothing where there are none. */
export function cloudsOf(plan: Plan): Record<string, string> {
  // What nothing stands for here is called with these keys all the same, and not with those of a person.
  if (!plan.stores.some(({ port }) => port === 443)) return {}
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'anyone',
    AWS_SECRET_ACCESS_KEY: 'anything',
    ...Object.fromEntries(
      standsOf(plan).flatMap(({ endpoint, name, port }) => (endpoint ? [[endpoint, `http://${name}:${port}`]] : [])),
    ),
  }
}

/** Its commands, again and again until the stand-ins are up. */
export function making({ stores }: Plan): string[] {
  return stores.flatMap((store) =>
    (stoodBy(store).makes?.(store.name) ?? []).map((command) => `until ${command}; do sleep 1; done`),
  )
}

export function localKeys(store: Store): Readonly<Record<string, string>> {
  const { own, keys } = stoodBy(store)
  const all = keys(store.name, (kind) => ({
    host: own ? store.name : sharedName(kind),
    port: String(standIns[kind].port),
  }))
  const asked = new Set(store.secret.keys.map(({ key }) => key))
  return Object.fromEntries(Object.entries(all).filter(([key]) => asked.has(key)))
}
