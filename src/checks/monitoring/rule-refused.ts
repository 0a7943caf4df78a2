import { Rule } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Rule> = {
  title: 'Rule that Prometheus refuses',
  why: `A rule is an alert or a recording, not both; a recording is evaluated at once and has no \`for\` and no annotations; names of labels and metrics are
letters, digits and \`_\`. Prometheus refuses the whole file otherwise, and with it every rule in it.`,
  severity: 'high',
  level: 'default',
  on: Rule,
  controls: ['soc2/CC7.2'],
  sources: ['promtool/check-rules', 'pint/yaml/parse'],
  *run({ alert, record, labels = {}, annotations = {} }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    if (!isMap(raw)) return
    if (raw.alert !== undefined && raw.record !== undefined)
      yield { at: ['record'], part: 'key', message: 'It is an alert and a recording at once; make two rules of it' }
    if (record !== undefined && raw.alert === undefined) {
      if (!/^[a-zA-Z_:][\w:]*$/.test(record))
        yield {
          at: ['record'],
          message: `\`${record}\` is no name of a metric; write letters, digits, \`_\` and \`:\``,
        }
      for (const key of ['for', 'keep_firing_for', 'annotations'])
        if (raw[key] !== undefined && raw[key] !== null)
          yield { at: [key], part: 'key', message: `A recording has no \`${key}\`; drop it` }
    }
    if (alert === '') yield { at: ['alert'], message: 'The alert has no name; give it one' }
    for (const [key, names] of [
      ['labels', labels],
      ['annotations', annotations],
    ] as const)
      for (const name of Object.keys(names))
        if (!/^[a-zA-Z_]\w*$/.test(name) || (key === 'labels' && name === '__name__'))
          yield {
            at: [key, name],
            part: 'key',
            message: `\`${name}\` is no name of a label; write letters, digits and \`_\``,
          }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up)
                for: 5m
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up)
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - record: job-up-sum
                expr: sum by (job) (up)
      `,
      good: `
        groups:
          - name: web
            rules:
              - record: job:up:sum
                expr: sum by (job) (up)
      `,
    },
    {
      bad: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                labels: { on-call: web }
      `,
      good: `
        groups:
          - name: web
            rules:
              - alert: Down
                expr: up == 0
                labels: { on_call: web }
      `,
    },
  ],
}
