import { ServiceLevelObjective } from '../../kinds/slo.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<ServiceLevelObjective> = {
  title: 'Objective that cannot be meant',
  why: `An objective of all leaves no budget: the first failure breaks it, and a burn rate divides by 0. One of less than half is most often a share where
percent are asked for: Sloth and Pyrra take 99.9, OpenSLO takes 0.999.`,
  severity: 'high',
  level: 'default',
  on: ServiceLevelObjective,
  controls: ['soc2/A1.1'],
  *run({ language, target }) {
    if (target === undefined) return
    const key = language === 'sloth' ? 'objective' : language === 'pyrra' ? ['spec', 'target'] : 'target'
    const at: Path = typeof key === 'string' ? [key] : key
    if (target >= 1)
      yield {
        at,
        message: `\`${language === 'openslo' ? target : target * 100}\` leaves no budget; promise less than everything`,
      }
    else if (target < 0.5)
      yield {
        at,
        message: `The objective is ${Number((target * 100).toPrecision(6))} percent; ${language === 'openslo' ? 'write a share such as `0.999`' : 'write percent such as `99.9`'}`,
      }
  },
  examples: [
    {
      bad: `
        version: prometheus/v1
        service: api
        slos:
          - name: availability
            objective: 0.999
            sli:
              events:
                error_query: sum(rate(errors_total[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
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
    {
      bad: `
        version: prometheus/v1
        service: api
        slos:
          - name: availability
            objective: 100
            sli:
              events:
                error_query: sum(rate(errors_total[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
            alerting: { name: ApiErrors }
      `,
      good: `
        version: prometheus/v1
        service: api
        slos:
          - name: availability
            objective: 99.95
            sli:
              events:
                error_query: sum(rate(errors_total[{{.window}}]))
                total_query: sum(rate(requests_total[{{.window}}]))
            alerting: { name: ApiErrors }
      `,
    },
  ],
}
