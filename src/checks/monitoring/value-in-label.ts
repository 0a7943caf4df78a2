import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { readTemplate } from './template.ts'

export const check: Check<Rule> = {
  title: 'Label of an alert changes with its value',
  why: `An alert is known by its labels. One that holds the value is another alert at every evaluation: its \`for\` starts anew, so
it may never fire, and when it does each value notifies again. Put the value into an annotation.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/alerts/template'],
  *run({ alert, labels = {} }) {
    if (alert === undefined) return
    for (const [name, text] of Object.entries(labels))
      if (readTemplate(String(text)).value !== undefined && !chooses.test(String(text)))
        yield {
          at: ['labels', name],
          message: `\`${text}\` is another label at every evaluation; put it into an annotation`,
        }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: latency_seconds > 1
                labels:
                  latency: '{{ $value }}'
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: latency_seconds > 1
                annotations:
                  latency: '{{ $value }}'
      `,
    },
  ],
}

/** A label that is one of a few words by the value, such as a severity, changes seldom. */
const chooses = /\{\{-?\s*(?:if|with)\b/
