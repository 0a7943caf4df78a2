import type { Server } from '../../../model/server.ts'
import { type Told, tell } from '../../../operate/oncall/tell.ts'
import { addEvent } from '../../../store/incidents/events.ts'
import { beginStep } from '../../../store/oncall/escalations.ts'
import { type Paged, pagedIncident } from '../../../store/oncall/paged.ts'
import { addPage } from '../../../store/oncall/pages.ts'
import { record } from '../../../store/trail.ts'
import { printDuration } from '../../../values/duration.ts'
import { escalationFor, rosterOf } from '../../roster.ts'

interface Asked {
  readonly incident: number
  readonly step: number
  readonly round: number
  readonly run?: string | undefined
  readonly at?: string | undefined
}

export interface Escalated {
  readonly outcome: 'told' | 'answered' | 'stale' | 'done before' | 'no escalation' | 'exhausted'
  readonly pages: number
}

/** One step, in a transaction: its pages, its line in the history and the next step stand together or not at all. */
export async function escalated(server: Server, asked: Asked, now: Date): Promise<Escalated> {
  const { database } = server
  const { step, round } = asked
  const incident = await pagedIncident(database, asked.incident)
  if (incident?.status !== 'triggered') return { outcome: 'answered', pages: 0 }
  const run = incident.since
  if (asked.run !== undefined && new Date(asked.run).getTime() !== run.getTime()) return { outcome: 'stale', pages: 0 }
  const escalation = await escalationFor(database, incident)
  if (!escalation) {
    const why = 'Nobody is paged: no escalation fits, and there is none for everything else'
    await note(server, incident, why, {}, `escalation/${run.getTime()}/none`, now)
    return { outcome: 'no escalation', pages: 0 }
  }
  const at = asked.at === undefined ? now : new Date(asked.at)
  const ended = step >= escalation.steps.length
  const told = tell(await rosterOf(database, escalation, at), { step, round, at }, incident.severity)
  if (!(await beginStep(database, { incident: incident.id, run, round, step, at, missed: ended ? [] : told.missed })))
    return { outcome: 'done before', pages: 0 }
  const key = `escalation/${run.getTime()}/${round}/${step}`
  if (ended) {
    await note(server, incident, `Everybody that ${escalation.name} names was told, and nobody answered`, {}, key, now)
    return { outcome: 'exhausted', pages: 0 }
  }
  const pages = await paged(server, incident, told, now)
  const data = { escalation: escalation.name, step, round, calls: told.calls.length, missed: told.missed }
  await note(server, incident, textOf(escalation.name, told), data, key, now)
  const next = told.next ?? {
    step: escalation.steps.length,
    round,
    at: new Date(at.getTime() + (escalation.steps[step]?.wait ?? 0)),
  }
  await server.jobs.send(
    database,
    'incident/escalate',
    {
      incident: incident.id,
      step: next.step,
      round: next.round,
      run: run.toISOString(),
      at: next.at.toISOString(),
    },
    { at: next.at, key: `${incident.id}/${run.getTime()}/${next.round}/${next.step}` },
  )
  return { outcome: 'told', pages }
}

async function paged(server: Server, incident: Paged, told: Told, now: Date): Promise<number> {
  let pages = 0
  for (const { person, contact, by, because, at } of told.calls) {
    const one = { incident: incident.id, ...(person !== undefined && { person }), contact, by, because }
    const page = await addPage(server.database, { ...one, tells: 'triggered', dueAt: at }, now)
    if (!page) continue
    pages++
    const later = at.getTime() > now.getTime()
    await server.jobs.send(server.database, 'page/deliver', { page: page.id }, { key: page.id, ...(later && { at }) })
  }
  return pages
}

async function note(
  server: Server,
  incident: Paged,
  text: string,
  data: Readonly<Record<string, unknown>>,
  key: string,
  now: Date,
): Promise<void> {
  const { database, actor } = server
  await addEvent(database, incident.id, { at: now, by: actor.id, kind: 'escalation', text, data }, key)
  const subject = `incident/${incident.id}`
  await record(database, { at: now, actor: actor.id, action: 'incident/escalate', subject, detail: { text, ...data } })
  await server.announce(database, 'incident', subject)
}

function textOf(name: string, { step, round, at, calls, missed }: Told): string {
  const whom = calls.map((call) => {
    const after = call.at.getTime() - at.getTime()
    return `${call.person ?? call.contact} by ${call.by}${after > 0 ? ` after ${printDuration(after)}` : ''}`
  })
  const which = `${name}, step ${step + 1}${round > 0 ? `, round ${round + 1}` : ''}`
  const not = missed.map(({ target, why }) => `${target}: ${why}`)
  return `${which}: ${[...(whom.length > 0 ? [whom.join(', ')] : ['nobody']), ...not].join('; ')}`
}
