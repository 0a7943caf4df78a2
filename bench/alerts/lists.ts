import type { Database } from '../../src/model/server.ts'
import { alertsLike, groupsWithAlerts } from '../../src/store/alerts/lists.ts'
import { noticesBefore } from '../../src/store/alerts/notices.ts'
import { allSilences } from '../../src/store/alerts/silences.ts'
import { incidentsOf } from '../../src/store/incidents/incidents.ts'
import { quantiles } from './load.ts'

const alerts = 1_000_000
const incidents = 100_000

/** Fills the tables, a hundredth of the alerts firing, and asks each list a hundred times. */
export async function lists(database: Database): Promise<string> {
  await fill(database)
  const now = new Date()
  const matcher = (name: string, value: string) => ({ name, operator: '=' as const, value })
  const asked: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
    'alerts that fire': () => alertsLike(database, { matchers: [], state: 'firing', now, limit: 100 }),
    'alerts of a team that fire': (turn) =>
      alertsLike(database, { matchers: [matcher('namespace', `team-${turn % 50}`)], state: 'firing', now, limit: 100 }),
    'alerts that are over': () => alertsLike(database, { matchers: [], state: 'over', now, limit: 100 }),
    'alerts of an instance, ever': (turn) =>
      alertsLike(database, { matchers: [matcher('instance', `i${turn * 997}`)], state: 'any', now, limit: 100 }),
    'alerts of a team, ever': (turn) =>
      alertsLike(database, { matchers: [matcher('namespace', `team-${turn % 50}`)], state: 'any', now, limit: 100 }),
    'alerts, a page far back': (turn) =>
      alertsLike(database, {
        matchers: [],
        state: 'any',
        now,
        limit: 100,
        after: { startsAt: new Date(now.getTime() - turn * 3_600_000), fingerprint: 'ffff' },
      }),
    groups: () => groupsWithAlerts(database),
    notifications: () => noticesBefore(database, { limit: 100 }),
    silences: () => allSilences(database, 200),
    incidents: () => incidentsOf(database, { status: [], limit: 51 }),
    'open incidents': () => incidentsOf(database, { status: ['triggered', 'acknowledged'], limit: 51 }),
    'incidents of a service': (turn) =>
      incidentsOf(database, { status: [], service: `service-${turn % 40}`, limit: 51 }),
    'incidents by words': (turn) => incidentsOf(database, { status: [], text: `number ${turn * 31}`, limit: 51 }),
  }
  const lines = [`\nlists over ${alerts} alerts and ${incidents} incidents, milliseconds`]
  for (const [title, ask] of Object.entries(asked)) {
    const times: number[] = []
    for (let turn = 0; turn < 100; turn++) {
      const at = performance.now()
      await ask(turn)
      times.push(performance.now() - at)
    }
    const sorted = times.sort((a, b) => a - b)
    lines.push(`  ${title.padEnd(28)} p50 ${quantiles(sorted).p50}, p95 ${Math.round(sorted[94] ?? 0)}`)
  }
  return lines.join('\n')
}

async function fill(database: Database): Promise<void> {
  await database.query(`
    insert into alert (fingerprint, labels, annotations, starts_at, ends_at, updated_at, timeout, generator_url, source)
    select lpad(to_hex(n), 16, '0'),
      jsonb_build_object('alertname', 'Alert' || n % 200, 'instance', 'i' || n, 'job', 'api', 'namespace', 'team-' || n % 50, 'severity', 'warning'),
      '{"summary": "Something is wrong"}', now() - n * interval '3 seconds',
      case when n % 100 = 0 then now() + interval '1 hour' else now() - n * interval '3 seconds' + interval '10 minutes' end,
      now() - n * interval '3 seconds', false, '', 'bench'
    from generate_series(1, ${alerts}) n on conflict do nothing`)
  await database.query(`
    insert into alert_group (id, route, fingerprint, labels, key, receiver, due, flushed)
    select '0:' || n, '0', n::text, '{}', 'g' || n, 'web', now() + interval '1 hour', true from generate_series(0, 199) n on conflict do nothing`)
  await database.query(`
    insert into alert_group_member select '0:' || (row_number() over ()) % 200, fingerprint from alert where ends_at > now() on conflict do nothing`)
  await database.query(`
    insert into alert_notice (key_hash, receiver, way, routing, notification, because, at, created_at, status)
    select md5((n % 5000)::text), 'web', 'webhook/0', 1, '{"alerts": []}', 'first', now() - n * interval '1 minute', now() - n * interval '1 minute', 'sent'
    from generate_series(1, 200000) n`)
  await database.query(`
    insert into silence select gen_random_uuid(), '[]', now() - n * interval '1 hour', now() - n * interval '30 minutes', now(), 'ada', 'x'
    from generate_series(-100, 5000) n`)
  await database.query(`
    insert into incident (title, severity, status, service, labels, opened_by, opened_at)
    select 'Incident number ' || n, 1 + n % 4, case when n % 1000 = 0 then 'triggered' else 'closed' end, 'service-' || n % 40, '{}', 'bench', now() - n * interval '10 minutes'
    from generate_series(1, ${incidents}) n`)
  await database.query('analyze')
}
