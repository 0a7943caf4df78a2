import { AlertmanagerConfig, Rule } from '../../kinds/monitoring.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { type Matcher, matchersOf, routesOf } from './routes.ts'
import { groupOf, labelsOfAlert } from './surroundings.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Route is met by no alert',
  why: `The route waits for a severity that none of the alerts here carries, so they all fall through to another receiver, which
may not be the one that wakes somebody. It speaks only where every alert of the repository names its severity and other
routes of the same file do match.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run(config, { estate }) {
    const known = severities(estate)
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
  ],
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
