import { AlertmanagerConfig, routeShape } from '../../kinds/monitoring.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import { isMap, listOf, mapOf, record, scalar, text } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { type Alert, allAlerts, mayMeet } from './all-alerts.ts'
import { type Matcher, matchersOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Inhibition never applies',
  why: `An inhibition silences a target while a source fires and both have the same values in all labels of \`equal\`. Where the matchers
themselves ask for two values of such a label, or no two alerts of the repository can meet them, it silences nothing, and one outage sends
every alert that it was meant to keep back. Of the alerts it speaks where all rule files of Prometheus stand in the repository.`,
  severity: 'medium',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run({ inhibit_rules: rules = [] }, { estate }) {
    const alerts = allAlerts(estate)
    for (const [index, raw] of rules.entries()) {
      const [open] = unknownTexts(raw)
      const rule = isMap(raw) && open === undefined ? inhibition(raw) : undefined
      if (!rule) continue
      const at = ['inhibit_rules', index]
      const torn = rule.equal?.find((label) => isTorn(label, rule.source, rule.target))
      if (torn !== undefined)
        yield {
          at: [...at, 'equal'],
          message: `Source and target ask for different values of \`${torn}\`, so it is never equal; take it out of \`equal\``,
        }
      else if (alerts) {
        const sources = alerts.filter((alert) => rule.source.every((matcher) => mayMeet(alert, matcher)))
        const targets = alerts.filter((alert) => rule.target.every((matcher) => mayMeet(alert, matcher)))
        const lacking = sources.length === 0 ? 'source' : targets.length === 0 ? 'target' : undefined
        if (!lacking && sources.some((one) => targets.some((other) => mayPair(one, other, rule.equal ?? [])))) continue
        yield {
          at,
          message: lacking
            ? `No alert here can be its ${lacking}, so it silences nothing; use the labels that the rules set, or drop it`
            : `No source and target here have the same ${(rule.equal ?? []).map((each) => `\`${each}\``).join(', ')}, so it silences nothing; take out of \`equal\` what tells them apart`,
          related: [...sources.slice(0, 1), ...targets.slice(0, 1)].map(({ resource }, place) => ({
            resource,
            at: ['labels'],
            message: place === 0 && sources.length > 0 ? 'a source' : 'a target',
          })),
        }
      }
    }
  },
  examples: [
    {
      bad: `
        route: { receiver: tickets }
        receivers: [{ name: tickets, webhook_configs: [{ url: 'https://example.com' }] }]
        inhibit_rules:
          - source_matchers: ['severity="critical"']
            target_matchers: ['severity="warning"']
            equal: [cluster, severity]
      `,
      good: `
        route: { receiver: tickets }
        receivers: [{ name: tickets, webhook_configs: [{ url: 'https://example.com' }] }]
        inhibit_rules:
          - source_matchers: ['severity="critical"']
            target_matchers: ['severity="warning"']
            equal: [cluster]
      `,
    },
    {
      bad: `
        -- prometheus.yml --
        rule_files: [rules.yml]
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: ['api:8080'] }] }
        -- alertmanager.yml --
        route: { receiver: tickets }
        receivers: [{ name: tickets, webhook_configs: [{ url: 'https://example.com' }] }]
        inhibit_rules:
          - source_matchers: ['severity="critical"']
            target_matchers: ['severity="warning"']
            equal: [alertname, instance]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - { alert: Down, expr: up == 0, labels: { severity: critical } }
              - { alert: Slow, expr: latency_seconds > 1, labels: { severity: warning } }
      `,
      good: `
        -- prometheus.yml --
        rule_files: [rules.yml]
        scrape_configs:
          - { job_name: api, static_configs: [{ targets: ['api:8080'] }] }
        -- alertmanager.yml --
        route: { receiver: tickets }
        receivers: [{ name: tickets, webhook_configs: [{ url: 'https://example.com' }] }]
        inhibit_rules:
          - source_matchers: ['severity="critical"']
            target_matchers: ['severity="warning"']
            equal: [instance]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - { alert: Down, expr: up == 0, labels: { severity: critical } }
              - { alert: Slow, expr: latency_seconds > 1, labels: { severity: warning } }
      `,
    },
  ],
}

const form = record(
  {},
  {
    source_matchers: listOf(text),
    target_matchers: listOf(text),
    source_match: mapOf(scalar),
    target_match: mapOf(scalar),
    source_match_re: mapOf(scalar),
    target_match_re: mapOf(scalar),
    equal: listOf(text),
  },
)

interface Inhibition {
  readonly source: readonly Matcher[]
  readonly target: readonly Matcher[]
  readonly equal?: readonly string[]
}

/** One that can be read in full. */
function inhibition(raw: unknown): Inhibition | undefined {
  const rule = form(raw)
  if (!rule) return undefined
  const { source_matchers: sources, target_matchers: targets } = rule
  const source = asked(sources, rule.source_match, rule.source_match_re)
  const target = asked(targets, rule.target_match, rule.target_match_re)
  const written = (list: unknown, ...maps: readonly unknown[]) =>
    (Array.isArray(list) ? list.length : 0) + maps.flatMap((map) => (isMap(map) ? Object.keys(map) : [])).length
  const isWhole =
    source.length === written(sources, rule.source_match, rule.source_match_re) &&
    target.length === written(targets, rule.target_match, rule.target_match_re)
  const equal = (rule.equal ?? []).filter((each) => each !== undefined)
  return isWhole && source.length > 0 && target.length > 0 && equal.length === (rule.equal?.length ?? 0)
    ? { source, target, equal }
    : undefined
}

/** They are written as those of a route are. */
function asked(matchers: unknown, match: unknown, pattern: unknown): readonly Matcher[] {
  return matchersOf(routeShape({ matchers, match, match_re: pattern }) ?? {})
}

function isTorn(label: string, source: readonly Matcher[], target: readonly Matcher[]): boolean {
  const valueIn = (matchers: readonly Matcher[]) =>
    matchers.find((each) => each.label === label && each.operator === '=')?.value
  const [one, other] = [valueIn(source), valueIn(target)]
  return one !== undefined && other !== undefined && one !== other
}

/** Whether the two may have the same values in all the labels; a label that both lack is the same. */
function mayPair(one: Alert, other: Alert, equal: readonly string[]): boolean {
  return equal.every((label) => {
    const [left, right] = [one.ofLabel(label), other.ofLabel(label)]
    return left === undefined || right === undefined || left === right
  })
}
