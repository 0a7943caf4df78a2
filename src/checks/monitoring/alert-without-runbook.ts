import { Rule } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Alert has no runbook',
  why: `Whoever is woken needs to know what to look at and what to do. An alert that nobody can write a runbook for is one that
nobody can act on.`,
  severity: 'low',
  level: 'strict',
  on: Rule,
  controls: ['soc2/CC7.4'],
  sources: ['pint/alerts/annotation'],
  *run({ alert }, { resource }) {
    if (alert === undefined) return
    const annotations = valueAt(resource.tree.data, [...resource.path, 'annotations'])
    if (isMap(annotations) && Object.keys(annotations).some((name) => /^(?:runbook|playbook)/.test(name))) return
    yield { at: ['annotations', 'runbook_url'], message: `\`${alert}\` has no \`runbook_url\`; write down what to do` }
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
                annotations:
                  summary: The API is down
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                for: 5m
                annotations:
                  summary: The API is down
                  runbook_url: https://example.com/runbooks/down
      `,
    },
  ],
}
