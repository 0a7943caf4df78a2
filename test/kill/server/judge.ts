import type { Database } from '../../../src/model/server.ts'
import type { Call } from './sink.ts'

/** What of the promises does not hold: no accepted alert lost, no page lost, none sent under two keys. */
export async function broken(
  database: Database,
  accepted: ReadonlySet<string>,
  calls: readonly Call[],
): Promise<string[]> {
  const incidents = await database.query<{ id: number; name: string }>(
    `select id, labels->>'alertname' as name from incident`,
  )
  const pages = await database.query<{
    id: string
    incident: number
    person: string | null
    status: string
    tells: string
  }>('select id, incident, person, status, tells from page')
  const byName = new Map<string, number[]>()
  for (const { id, name } of incidents) byName.set(name, [...(byName.get(name) ?? []), id])
  const called = new Set(calls.map(({ key }) => key))
  const paged = new Set(pages.map(({ incident }) => incident))
  return [
    ...[...accepted].filter((name) => !byName.has(name)).map((name) => `${name} was accepted, and is no incident`),
    ...[...byName].filter(([, ids]) => ids.length > 1).map(([name, ids]) => `${name} is ${ids.length} incidents`),
    ...incidents.filter(({ id }) => !paged.has(id)).map(({ id }) => `nobody is paged of incident ${id}`),
    ...pages.filter(({ status }) => status !== 'sent').map(({ id, status }) => `page ${id} is ${status}`),
    ...pages.filter(({ id }) => !called.has(id)).map(({ id }) => `page ${id} never arrived`),
    ...calls
      .filter(({ key }) => !pages.some(({ id }) => id === key))
      .map(({ key }) => `a call under the key \`${key}\` is no page`),
    ...twice(pages.filter(({ tells }) => tells === 'triggered')),
  ]
}

/** One escalation step that made two pages for one person: two keys for what is one page. */
function twice(
  pages: readonly { readonly id: string; readonly incident: number; readonly person: string | null }[],
): string[] {
  const seen = new Map<string, number>()
  for (const { incident, person } of pages) {
    const whom = `incident ${incident} for ${person ?? 'a channel'}`
    seen.set(whom, (seen.get(whom) ?? 0) + 1)
  }
  return [...seen].filter(([, count]) => count > 1).map(([whom, count]) => `${whom}: ${count} pages of different keys`)
}
