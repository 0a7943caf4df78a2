import { Fault } from '../../../model/fault.ts'
import type { Routing } from '../../../model/routing.ts'
import type { Database, Seal } from '../../../model/server.ts'
import { readRouting } from '../../../operate/alerting/config/config.ts'
import { routingVersion } from '../../../store/alerts/routing.ts'

/** A routing configuration that is in force, or was. Version 0 is ours, which holds until somebody sets one. */
export interface InForce {
  readonly version: number
  readonly routing: Routing
  readonly text: string
}

/** The newest, or an older one by its number. */
export async function routingInForce(database: Database, seal: Seal, version?: number): Promise<InForce> {
  const past = version === undefined ? undefined : versions.get(database)?.get(version)
  if (past) return past
  const stored = version === 0 ? undefined : await routingVersion(database, version)
  if (!stored) return { version: 0, routing: parsed(ours), text: ours }
  const known = opened.get(stored.sealed) ?? inForce(stored.version, seal.open(stored.sealed))
  if (opened.size > 20) opened.clear()
  opened.set(stored.sealed, known)
  if (version !== undefined) versions.set(database, new Map(versions.get(database)).set(version, known))
  return known
}

function inForce(version: number, text: string): InForce {
  return { version, routing: parsed(text), text }
}

/** A Fault with every place where the text is wrong. */
export function parsed(text: string, path = 'alertmanager.yml'): Routing {
  const read = readRouting(text, path)
  if ('routing' in read) return read.routing
  const lines = read.problems.map(({ message, place }) => {
    const before = text.slice(0, place.span.start).split('\n')
    return `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${message}`
  })
  throw new Fault('routing', lines.join('\n'), 'Alertmanager would refuse it too; `amtool check-config` says where.')
}

/** Everything goes to one receiver that tells nobody by itself: an escalation policy named `default` takes it. */
export const ours = `route:
  receiver: default
  group_by: [alertname, service]
receivers:
  - name: default
`

/** A version never changes: by database, then number. */
const versions = new WeakMap<Database, Map<number, InForce>>()
const opened = new Map<string, InForce>()
