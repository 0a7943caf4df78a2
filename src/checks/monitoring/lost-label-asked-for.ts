import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { futilitiesOf } from './futile.ts'

export const check: Check<Rule> = {
  title: 'Expression asks for a label that it has dropped',
  why: `An aggregation or a join that names a label which the expression inside it has dropped already gives series without that label:
what should stand apart is thrown together, and whoever reads the label later finds it empty. Keep the label inside, or do not name it.`,
  severity: 'medium',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/promql/impossible'],
  *run(rule) {
    for (const { message } of futilitiesOf(rule, 'lost'))
      yield { at: ['expr'], message: `${message}; keep it there or leave it out here` }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: cluster:requests:rate5m
                expr: sum by (cluster, job) (sum by (job, instance) (rate(requests_total[5m])))
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: cluster:requests:rate5m
                expr: sum by (cluster, job) (sum by (cluster, job, instance) (rate(requests_total[5m])))
      `,
    },
  ],
}
