import { ServiceLevelObjective } from '../../kinds/slo.ts'
import type { Check } from '../check.ts'

export const check: Check<ServiceLevelObjective> = {
  title: 'Query of an objective has a window of its own',
  why: `Sloth asks the query over each of its windows, from 5 minutes to 30 days, and puts them where \`{{.window}}\` stands. With a fixed window all burn
rates are the same number: the slow alerts fire as fast as the quick ones.`,
  severity: 'high',
  level: 'default',
  on: ServiceLevelObjective,
  controls: ['soc2/A1.1'],
  *run({ language, queries = [] }) {
    if (language !== 'sloth') return
    const fixed = queries.find(
      (query) => query !== undefined && /\[\s*\d+\w*\s*\]/.test(query) && !query.includes('window'),
    )
    if (fixed !== undefined)
      yield { at: ['sli'], message: `\`${fixed.trim()}\` has a window of its own; write \`[{{.window}}]\`` }
  },
  examples: [
    {
      bad: `
        version: prometheus/v1
        service: api
        slos:
          - name: availability
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(errors_total[5m]))
                total_query: sum(rate(requests_total[5m]))
            alerting: { name: ApiErrors }
      `,
      good: `
        version: prometheus/v1
        service: api
        slos:
          - name: availability
            objective: 99.9
            sli:
              events:
                error_query: sum(rate(errors_total[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
            alerting: { name: ApiErrors }
      `,
    },
  ],
}
