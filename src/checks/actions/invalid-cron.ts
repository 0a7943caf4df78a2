import { Workflow } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { hasHole } from '../../model/unknown.ts'
import { parseCron } from '../../values/cron.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Schedule is not a cron expression',
  why: `GitHub reads five fields: minute, hour, day of the month, month, weekday, in UTC unless a \`timezone\` is named. It knows
no seconds and no \`@daily\`.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  sources: ['actionlint/events'],
  *run({ on }) {
    const schedule = isMap(on) ? on.schedule : undefined
    if (!Array.isArray(schedule)) return
    for (const [index, entry] of schedule.entries()) {
      const cron: unknown = isMap(entry) ? entry.cron : undefined
      if (
        typeof cron !== 'string' ||
        hasHole(cron) ||
        cron.includes('$') ||
        (parseCron(cron) && !cron.trim().startsWith('@'))
      )
        continue
      yield {
        at: ['on', 'schedule', index, 'cron'],
        message: `\`${cron}\` is no cron expression of five fields; write for instance \`30 4 * * 1\``,
      }
    }
  },
  examples: [
    {
      bad: `
        on:
          schedule:
            - cron: 0 0 4 * * *
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          schedule:
            - cron: 0 4 * * *
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}
