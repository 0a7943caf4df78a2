import { RuleGroup } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { parsePrometheusDuration } from '../../values/duration.ts'
import type { Check } from '../check.ts'

export const check: Check<RuleGroup> = {
  title: 'Rule group that is refused',
  why: `Groups of one file need names of their own, intervals that are durations, and of the fields only those that there are. Prometheus, or Thanos for
\`partial_response_strategy\`, refuses the whole file otherwise.`,
  severity: 'high',
  level: 'default',
  on: RuleGroup,
  controls: ['soc2/CC7.2'],
  sources: ['promtool/check-rules'],
  *run({ name }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    const index = resource.path.at(-1)
    const siblings = valueAt(resource.tree.data, resource.path.slice(0, -1))
    if (!isMap(raw)) return
    const first = Array.isArray(siblings) ? siblings.findIndex((each) => isMap(each) && each.name === name) : -1
    if (name !== undefined && first >= 0 && first !== index)
      yield { at: ['name'], message: `Another group of this file is called \`${name}\`; rename one` }
    for (const key of ['interval', 'query_offset'])
      if (
        typeof raw[key] === 'string' &&
        raw[key] !== '' &&
        !/[{$]/.test(raw[key]) &&
        parsePrometheusDuration(raw[key]) === undefined
      )
        yield { at: [key], message: `\`${raw[key]}\` is no duration; write for instance \`1m\`` }
    const strategy = raw.partial_response_strategy
    const at: Path = ['partial_response_strategy']
    if (typeof strategy === 'string' && !/^(?:abort|warn)$/i.test(strategy) && strategy !== '')
      yield { at, message: `\`${strategy}\` is no strategy; write \`abort\` or \`warn\`` }
  },
  examples: [
    {
      bad: `
        groups:
          - name: web
            rules: [{ record: "job:up:sum", expr: sum by (job) (up) }]
          - name: web
            rules: [{ record: "job:up:count", expr: count by (job) (up) }]
      `,
      good: `
        groups:
          - name: web
            rules: [{ record: "job:up:sum", expr: sum by (job) (up) }]
          - name: web-counts
            rules: [{ record: "job:up:count", expr: count by (job) (up) }]
      `,
    },
    {
      bad: `
        groups:
          - name: web
            interval: 5 minutes
            rules: [{ record: "job:up:sum", expr: sum by (job) (up) }]
      `,
      good: `
        groups:
          - name: web
            interval: 5m
            rules: [{ record: "job:up:sum", expr: sum by (job) (up) }]
      `,
    },
  ],
}
