import { AlertmanagerConfig, Rule } from '../../kinds/monitoring.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check, Report } from '../check.ts'
import { type Alert, allAlerts, mayMeet } from './all-alerts.ts'
import { type Matcher, matchersOf, routesOf } from './routes.ts'
import { groupOf, labelsOfAlert } from './surroundings.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Route is met by no alert',
  why: `The route waits for a severity, a team or a name that none of the alerts here carries, so they all fall through to another
receiver, which may not be the one that wakes somebody. Of a severity it speaks where every alert of the repository names its own and
other routes of the same file do match; of other labels where all rule files of Prometheus stand in the repository and nothing
else sends alerts.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run(config, { estate }) {
    const alerts = allAlerts(estate)
    if (alerts) yield* unmet(config, alerts)
    const known = alerts ? undefined : severities(estate)
    if (!known) return
    const waits = [...routesOf(config)].flatMap(({ route, at }) =>
      matchersOf(route)
        .filter(({ label, operator, value }) => label === 'severity' && operator === '=' && value !== '')
        .map((matcher) => ({ matcher, at: [...at, ...matcher.at] })),
    )
    const meets = ({ value }: Matcher) => known.has(value)
    if (!waits.some(({ matcher }) => meets(matcher))) return
    for (const { matcher, at } of waits) {
      if (meets(matcher)) continue
      yield {
        at,
        message: `No alert here has the severity \`${matcher.value}\`, but ${[...known.keys()].map((each) => `\`${each}\``).join(', ')}; agree on one word`,
        related: [...known].map(([name, resource]) => ({
          resource,
          at: resource.data.labels?.severity === undefined ? [] : ['labels', 'severity'],
          message: `an alert of severity ${name}`,
        })),
      }
    }
  },
  examples: [
    {
      bad: `
        -- alertmanager.yml --
        route:
          receiver: tickets
          routes:
            - { receiver: pager, matchers: ['severity="page"'] }
            - { receiver: tickets, matchers: ['severity="warning"'] }
        receivers: [{ name: tickets }, { name: pager, webhook_configs: [{ url: 'https://example.com' }] }]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - { alert: Down, expr: up == 0, labels: { severity: critical } }
              - { alert: Slow, expr: latency > 1, labels: { severity: warning } }
      `,
      good: `
        -- alertmanager.yml --
        route:
          receiver: tickets
          routes:
            - { receiver: pager, matchers: ['severity="critical"'] }
            - { receiver: tickets, matchers: ['severity="warning"'] }
        receivers: [{ name: tickets }, { name: pager, webhook_configs: [{ url: 'https://example.com' }] }]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - { alert: Down, expr: up == 0, labels: { severity: critical } }
              - { alert: Slow, expr: latency > 1, labels: { severity: warning } }
      `,
    },
    {
      bad: `
        -- prometheus.yml --
        rule_files: [rules.yml]
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: ['api:8080'] }] }
        -- alertmanager.yml --
        route:
          receiver: tickets
          routes:
            - { receiver: pager, matchers: ['team="payment"'] }
        receivers:
          - { name: tickets, webhook_configs: [{ url: 'https://example.com/tickets' }] }
          - { name: pager, webhook_configs: [{ url: 'https://example.com/pager' }] }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - { alert: Down, expr: up == 0, labels: { severity: critical, team: payments } }
      `,
      good: `
        -- prometheus.yml --
        rule_files: [rules.yml]
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: ['api:8080'] }] }
        -- alertmanager.yml --
        route:
          receiver: tickets
          routes:
            - { receiver: pager, matchers: ['team="payments"'] }
        receivers:
          - { name: tickets, webhook_configs: [{ url: 'https://example.com/tickets' }] }
          - { name: pager, webhook_configs: [{ url: 'https://example.com/pager' }] }
        -- rules.yml --
        groups:
          - name: web
            rules:
              - { alert: Down, expr: up == 0, labels: { severity: critical, team: payments } }
      `,
    },
  ],
}

/** The outermost routes that no alert comes to. */
function* unmet(config: AlertmanagerConfig, alerts: readonly Alert[]): Iterable<Report> {
  const told = new Set<string>()
  const asked = new Map<string, readonly Matcher[]>()
  for (const { route, at } of routesOf(config)) {
    const above = JSON.stringify(at.slice(0, -2))
    const own = matchersOf(route)
    const all = [...(asked.get(above) ?? []), ...own]
    asked.set(JSON.stringify(at), all)
    if (told.has(above)) told.add(JSON.stringify(at))
    else if (own.length > 0 && !alerts.some((alert) => all.every((matcher) => mayMeet(alert, matcher)))) {
      told.add(JSON.stringify(at))
      const alone = own.find((matcher) => !alerts.some((alert) => mayMeet(alert, matcher)))
      const said = alone ? `\`${written(alone)}\`` : `\`${all.map(written).join('` and `')}\` together`
      const seen = alone ? valuesOf(alone.label, alerts) : []
      yield {
        at: alone ? [...at, ...alone.at] : at,
        message: `No alert here meets ${said}${seen.length > 0 ? `, but there is ${seen.join(', ')}` : ''}; agree on one word, or drop the route`,
        related: alerts
          .slice(0, 3)
          .map(({ resource }) => ({ resource, at: ['labels'], message: 'an alert that goes elsewhere' })),
      }
    }
  }
}

function written({ label, operator, value }: Matcher): string {
  return `${label}${operator}"${value}"`
}

/** What the alerts say of a label. */
function valuesOf(label: string, alerts: readonly Alert[]): readonly string[] {
  const values = new Set(alerts.map(({ ofLabel }) => ofLabel(label)))
  return [...values]
    .filter((value) => value !== undefined && value !== '')
    .map((value) => `\`${value}\``)
    .slice(0, 4)
}

/** The severities of all alerts with an alert for each; `undefined` where one of them cannot be known. */
function severities(estate: Estate): ReadonlyMap<string, Resource<Rule>> | undefined {
  const found = new Map<string, Resource<Rule>>()
  for (const resource of estate.of(Rule)) {
    if (resource.data.record !== undefined) continue
    const { severity } = labelsOfAlert(resource.data, groupOf(resource))
    if (severity === undefined || hasHole(severity)) return undefined
    if (!found.has(severity)) found.set(severity, resource)
  }
  return found
}
