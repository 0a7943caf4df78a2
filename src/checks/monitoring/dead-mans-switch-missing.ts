import { PrometheusConfig, Rule } from '../../kinds/monitoring.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import type { Check } from '../check.ts'

export const check: Check<PrometheusConfig> = {
  title: 'No alert tells that alerting itself has died',
  why: `When Prometheus, Alertmanager or the way between them is down, silence looks like health. An alert that always fires, \`vector(1)\`, sent to a service
that calls somebody when it stops, closes the gap.`,
  severity: 'low',
  level: 'strict',
  on: PrometheusConfig,
  controls: ['soc2/CC7.2'],
  *run(_, { estate, resource }) {
    const rules = estate.of(Rule).filter(({ data }) => data.record === undefined)
    const alerts = rules.filter(({ data }) => data.alert !== undefined)
    if (
      alerts.length === 0 ||
      rules.some(
        ({ data }) =>
          data.expr === undefined ||
          (data.alert === undefined && data.record === undefined) ||
          selectorsIn(data.expr).length === 0,
      )
    )
      return
    yield {
      at: ['rule_files'],
      message: `None of ${alerts.length} alerts always fires; add one, and a receiver that misses it when it stops`,
      related: [{ resource, at: [], message: 'the configuration' }],
    }
  },
  examples: [
    {
      bad: `
        -- prometheus.yml --
        scrape_configs: []
        rule_files: [rules.yml]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
      `,
      good: `
        -- prometheus.yml --
        scrape_configs: []
        rule_files: [rules.yml]
        -- rules.yml --
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
              - alert: Watchdog
                expr: vector(1)
      `,
    },
  ],
}
