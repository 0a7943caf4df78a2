import { Trigger } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Trigger> = {
  title: 'Time zone of a schedule does not exist',
  why: 'GitHub refuses a workflow whose schedule names a time zone that is not in the IANA database. Write for instance `Europe/Berlin`.',
  severity: 'high',
  level: 'default',
  on: Trigger,
  sources: ['actionlint/events'],
  *run({ event }, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    if (event !== 'schedule' || !Array.isArray(raw)) return
    for (const [index, entry] of raw.entries()) {
      const zone = isMap(entry) ? entry.timezone : undefined
      if (typeof zone === 'string' && !hasHole(zone) && !exists(zone))
        yield {
          at: [index, 'timezone'],
          message: `There is no time zone \`${zone}\`; name one of the IANA database, such as \`Europe/Berlin\``,
        }
    }
  },
  examples: [
    {
      bad: `
        on:
          schedule:
            - cron: '30 4 * * 1'
              timezone: Europe/Bern
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          schedule:
            - cron: '30 4 * * 1'
              timezone: Europe/Zurich
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}

function exists(zone: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
