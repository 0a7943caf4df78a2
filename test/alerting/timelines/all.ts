import type { Timeline } from '../timeline.ts'
import { calendar } from './calendar.ts'
import { grouping } from './grouping.ts'
import { muting } from './muting.ts'
import { resolving } from './resolving.ts'
import { routing } from './routing.ts'

export const timelines: readonly Timeline[] = [...grouping, ...resolving, ...muting, ...calendar, ...routing]
