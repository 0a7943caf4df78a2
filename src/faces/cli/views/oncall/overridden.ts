import type { Overridden } from '../../../../commands/oncall/override.ts'
import { columns } from '../../columns.ts'
import { minute } from '../../minute.ts'
import type { Page } from '../../view.ts'

/** Overrides as rows. */
export function overridden({ overrides }: Overridden, { paint }: Page, none = 'There is no override.'): string {
  const rows = overrides.map(({ id, schedule, person, replaces, beside, from, to, because }) => [
    id,
    schedule,
    person ?? 'nobody',
    beside ? 'with whoever is' : (replaces ?? 'whoever'),
    minute(from),
    minute(to),
    because,
  ])
  return columns(['id', 'schedule', 'on call', 'in the place of', 'from', 'to', 'because'], rows, paint, none)
}
