import type { ShownStatus } from '../../src/commands/slo/showing/shown.ts'
import type { Database } from '../../src/model/server.ts'
import { savePoint, saveStatus } from '../../src/store/slo/statuses.ts'

const minute = 60_000
const day = 1440 * minute

/** Two objectives of one service and one of another, as Sloth writes them. */
export const objectives = ['checkout', 'search'].map(
  (service) => `version: prometheus/v1
service: ${service}
slos:
  - name: availability
    objective: 99.9
    description: Requests that are answered without an error
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="${service}",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="${service}"}[{{.window}}]))
    alerting:
      page_alert: { labels: { severity: page } }
      ticket_alert: { labels: { severity: ticket } }
`,
)

/** What was measured of an objective: a week of points that ends with so much left. */
export async function measured(
  database: Database,
  id: string,
  { left, burn, alert, incidents }: { left: number; burn: number; alert: 'page' | 'none'; incidents: string[] },
): Promise<void> {
  const now = Date.now()
  for (let at = now - 7 * day; at <= now; at += 30 * minute) {
    const gone = Math.max(0, (at - (now - day / 3)) / (day / 3))
    await savePoint(database, id, { at: new Date(at), left: 0.95 - (0.95 - left) * gone, burn: 0.2 + burn * gone })
  }
  const time = (offset: number) => new Date(now + offset).toISOString()
  const window = { severity: 'page', events: 120_000, firing: alert === 'page' } as const
  const status: ShownStatus = {
    at: time(0),
    alert,
    periods: [
      {
        period: 'the last 30 days',
        from: time(-30 * day),
        to: time(0),
        bad: 4_100,
        total: 5_000_000,
        good: 1 - (1 - left) / 1000,
        budget: 5_000,
        left,
        coverage: 1,
        ...(burn > 1 && {
          forecast: {
            depletedAt: time(day / 4),
            leftThen: -1.2,
            until: time(20 * day),
            assumption: 'it burns on as now',
          },
        }),
      },
    ],
    burns: [
      { ...window, burn: 14.4, long: '1h', short: '5m', overLong: burn, overShort: burn * 1.1 },
      { ...window, burn: 6, long: '6h', short: '30m', overLong: burn / 2, overShort: burn, firing: false },
    ],
    spent: [
      {
        kind: 'interval',
        from: time(-day / 3),
        to: time(0),
        bad: 3_600,
        share: 0.86,
        incidents,
        deliveries: ['delivery/1'],
      },
      { kind: 'background', bad: 500, share: 0.14, incidents: [], deliveries: [] },
    ],
    rate: 58,
  }
  await saveStatus(database, id, new Date(now), status)
}
