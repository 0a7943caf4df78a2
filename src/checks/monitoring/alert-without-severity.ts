import { Rule } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { groupOf } from './surroundings.ts'

export const check: Check<Rule> = {
  title: 'Alert does not say how urgent it is',
  why: `Alertmanager routes by labels. An alert without \`severity\` falls to the default receiver: it wakes people for
nothing, or nobody for something.`,
  severity: 'low',
  level: 'strict',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/rule/label'],
  *run({ alert, labels }, { resource }) {
    if (alert === undefined || labels?.severity !== undefined || groupOf(resource)?.labels?.severity !== undefined)
      return
    const raw = valueAt(resource.tree.data, [...resource.path, 'labels'])
    if (isMap(raw) && Object.hasOwn(raw, 'severity')) return
    yield {
      at: ['labels', 'severity'],
      message: `\`${alert}\` has no \`severity\`; say whether it pages or opens a ticket`,
    }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                for: 5m
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                for: 5m
                labels:
                  severity: page
      `,
    },
  ],
}
