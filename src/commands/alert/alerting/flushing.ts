import type { AlertGroup } from '../../../model/alert.ts'
import type { Routing, Way } from '../../../model/routing.ts'
import type { Database, Server } from '../../../model/server.ts'
import { type Flushed, flush } from '../../../operate/alerting/flush.ts'
import { inhibitedUnder } from '../../../operate/alerting/mute.ts'
import { everyRoute } from '../../../operate/alerting/route.ts'
import {
  dueGroups,
  inhibiting,
  membersOf,
  removeGroups,
  removeMembers,
  toldOf,
  writeTold,
} from '../../../store/alerts/flushing.ts'
import { holdRouting } from '../../../store/alerts/routing.ts'
import { groupId } from '../../../store/alerts/row.ts'
import { activeSilences } from '../../../store/alerts/silences.ts'
import { changeGroups } from '../../../store/alerts/taking.ts'
import { by } from './by.ts'
import { escalations } from './escalations.ts'
import { handOver } from './hand-over.ts'
import { routingInForce } from './routing.ts'
import { wake } from './wake.ts'

type Part = Pick<Server, 'database' | 'jobs' | 'seal' | 'announce'>

interface Line {
  running: Promise<number>
  next?: Promise<number>
}
const lines = new WeakMap<Server['database'], Line>()

/** Looks at every group that is due. Whoever asks while that goes on waits for the next round, which is for all who came meanwhile. */
export function flushDue(server: Part, now: () => Date): Promise<number> {
  const line = lines.get(server.database)
  if (!line) return begin(server, now)
  line.next ??= line.running.then(
    () => begin(server, now),
    () => begin(server, now),
  )
  return line.next
}

function begin(server: Part, now: () => Date): Promise<number> {
  const running = round(server, now)
  const line: Line = { running }
  lines.set(server.database, line)
  const end = () => {
    if (lines.get(server.database) === line && !line.next) lines.delete(server.database)
  }
  running.then(end, end)
  return running
}

async function round(server: Part, now: () => Date): Promise<number> {
  for (let all = 0; ; ) {
    const count = await server.database.transaction((database) => flushSome({ ...server, database }, now()))
    all += count
    if (count < most) return all
  }
}

const most = 100

/** What was told, the log of it, and the work of delivering it are one transaction: a server that dies in between has told nothing. */
async function flushSome(server: Part, now: Date): Promise<number> {
  const { database } = server
  await holdRouting(database)
  const groups = await dueGroups(database, now, most)
  if (groups.length === 0) return 0
  const { routing, version } = await routingInForce(database, server.seal)
  const looked = await look(database, routing, groups, now)
  await handOver(
    server,
    version,
    looked.flatMap(({ done }) => done.notices),
    now,
  )
  await writeTold(
    database,
    looked.flatMap(({ done, repeat }) =>
      done.told.map((each) => ({ ...each, expiresAt: new Date(each.at.getTime() + Math.max(2 * repeat, longest)) })),
    ),
  )
  await removeMembers(
    database,
    looked.flatMap(({ group, done }) => done.leaving.map((alert) => ({ group: groupId(group), alert }))),
  )
  const next = looked.flatMap(({ done }) => done.group ?? [])
  await changeGroups(database, next)
  await removeGroups(
    database,
    looked.flatMap(({ group, done }) => (done.group ? [] : group)),
  )
  await wake(server.jobs, database, next, now)
  return groups.length
}

/** How long what was told is remembered at least. */
const longest = 5 * 86_400_000

async function look(
  database: Database,
  routing: Routing,
  groups: readonly AlertGroup[],
  now: Date,
): Promise<readonly { readonly group: AlertGroup; readonly done: Flushed; readonly repeat: number }[]> {
  const members = await membersOf(database, groups)
  const told = by(await toldOf(database, groups), ({ key, receiver }) => `${receiver}\n${key}`)
  const silences = await activeSilences(database, now)
  const keys = new Set([...members.values()].flat().flatMap(({ labels }) => inhibitedUnder(routing, labels)))
  const sources = await inhibiting(database, [...keys], now)
  const routes = new Map([...everyRoute(routing.root)].map((route) => [route.id, route]))
  const policies = await escalations(database)
  return groups.map((group) => {
    const route = routes.get(group.route) ?? routing.root
    const done = flush({
      group,
      route,
      routing,
      alerts: members.get(groupId(group)) ?? [],
      sources,
      silences,
      told: told.get(`${group.receiver}\n${group.key}`) ?? [],
      ways: [...waysOf(routing, group.receiver), ...policies.waysOf(group.receiver)],
      now,
    })
    return { group, done, repeat: route.repeatInterval }
  })
}

function waysOf(routing: Routing, receiver: string): readonly Way[] {
  return routing.receivers.find(({ name }) => name === receiver)?.ways ?? []
}
