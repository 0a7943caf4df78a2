import { Rule } from '../../kinds/monitoring.ts'
import type { Check } from '../check.ts'
import { textsOf } from './surroundings.ts'
import { readTemplate } from './template.ts'

export const check: Check<Rule> = {
  title: 'Text of an alert is no template that Prometheus takes',
  why: `Labels and annotations are Go templates, read when the rules are loaded. One that cannot be read makes Prometheus refuse the whole file,
and with it every rule in it. \`$labels\`, \`$value\` and \`$externalLabels\` are what is defined, beside the functions of its documentation.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['pint/alerts/template', 'promtool/check-rules'],
  *run(rule) {
    for (const { at, text } of textsOf(rule)) {
      const { fault } = readTemplate(text)
      if (fault !== undefined) yield { at, message: `Prometheus refuses this text: ${fault}` }
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
                annotations:
                  summary: '{{ $label.instance }} is down'
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                annotations:
                  summary: '{{ $labels.instance }} is down'
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: latency_seconds > 1
                annotations:
                  summary: '{{ $value | humanise }} of latency'
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Slow
                expr: latency_seconds > 1
                annotations:
                  summary: '{{ with query "sum(up)" }}{{ . | first | value }} targets, {{ end }}{{ $value | humanizeDuration }} of latency'
      `,
    },
  ],
}
