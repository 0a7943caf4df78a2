import { Fault } from '../../model/fault.ts'
import { type Intake, week } from '../intake.ts'
import { parsedJson } from '../json.ts'
import { at, mapping, textAt, timeAt } from './mapping.ts'

export const intake: Intake = {
  title: 'Any sender of JSON, by a mapping',
  limit: 4_000_000,
  read({ text, mapping: given, now }) {
    const where = mapping.parse(given)
    const body = parsedJson(text)
    const found = where.alerts === undefined ? body : at(body, where.alerts)
    const alerts = Array.isArray(found) ? found : [found]
    return alerts.map((alert, index) => {
      const pick = (paths: Readonly<Record<string, string>>) =>
        Object.fromEntries(
          Object.entries(paths).flatMap(([name, path]) => {
            const value = textAt(alert, path)
            return value === undefined ? [] : [[name, value]]
          }),
        )
      const labels = pick(where.labels)
      if (Object.keys(labels).length === 0)
        throw new Fault('input', `alert ${index + 1} has none of the labels of the mapping`, 'Nothing was taken.')
      const status = textAt(alert, where.status)
      const over = status !== undefined && where.over.some((each) => each.toLowerCase() === status.toLowerCase())
      const startsAt = timeAt(alert, where.startsAt)
      const endsAt = timeAt(alert, where.endsAt) ?? (over ? now : undefined)
      return {
        labels,
        annotations: pick(where.annotations),
        ...(startsAt && !(endsAt && endsAt < startsAt) && { startsAt }),
        ...(endsAt && { endsAt }),
        generatorUrl: textAt(alert, where.link) ?? '',
        holds: week,
      }
    })
  },
}
