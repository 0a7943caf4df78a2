import type { Route } from '../../../model/routing.ts'
import type { Path } from '../../../model/source.ts'
import { compareText } from '../../../values/labels.ts'
import { printMatchers } from '../../../values/matcher.ts'
import { matchersIn } from './matchers.ts'
import { durationAt, type Fields, fieldsOf, flagAt, listAt, type Reading, textAt, textsAt } from './reading.ts'

/** What a route inherits, and its place in the tree. */
type Above = Pick<Route, 'id' | 'key' | 'receiver' | 'groupBy' | 'groupWait' | 'groupInterval' | 'repeatInterval'>

/** What Alertmanager takes where nothing is written. */
const unsaid: Above = {
  id: '',
  key: '',
  receiver: '',
  groupBy: [],
  groupWait: 30_000,
  groupInterval: 300_000,
  repeatInterval: 14_400_000,
}

/** Names that must exist. */
export interface Names {
  readonly receivers: ReadonlySet<string>
  readonly intervals: ReadonlySet<string>
}

export function rootIn(reading: Reading, value: unknown, names: Names): Route {
  if (value === undefined || value === null)
    reading.say([], 'there is no `route`, which every alert falls to in the end')
  const root = routeIn(reading, ['route'], value, unsaid, 0, names)
  if (value && root.receiver === '') reading.say(['route'], 'the first route must name a receiver')
  if (root.matchers.length > 0) reading.say(['route'], 'the first route takes every alert, and has no matchers')
  for (const [field, list] of [
    ['mute_time_intervals', root.mutedIn],
    ['active_time_intervals', root.activeIn],
  ] as const)
    if (list.length > 0) reading.say(['route', field], `the first route has no \`${field}\``)
  return root
}

const known = [
  'receiver',
  'group_by',
  'match',
  'match_re',
  'matchers',
  'mute_time_intervals',
  'active_time_intervals',
  'continue',
  'routes',
  'group_wait',
  'group_interval',
  'repeat_interval',
]
const deepest = 100

function routeIn(reading: Reading, path: Path, value: unknown, above: Above, index: number, names: Names): Route {
  const fields = fieldsOf(reading, path, value, known)
  const matchers = matchersIn(reading, path, fields, '')
  const receiver = textAt(reading, [...path, 'receiver'], fields.receiver) || above.receiver
  if (fields.receiver && !names.receivers.has(receiver))
    reading.say([...path, 'receiver'], `there is no receiver \`${receiver}\``)
  const intervals = (field: string) => {
    const list = textsAt(reading, [...path, field], fields[field])
    for (const [at, name] of list.entries())
      if (!names.intervals.has(name)) reading.say([...path, field, at], `there is no time interval \`${name}\``)
    return list
  }
  const own: Above = {
    id: above.id === '' ? String(index) : `${above.id}/${index}`,
    key: above.id === '' ? printMatchers(matchers) : `${above.key}/${printMatchers(matchers)}`,
    receiver,
    groupBy: groupByIn(reading, path, fields, above),
    groupWait: durationAt(reading, [...path, 'group_wait'], fields.group_wait, above.groupWait),
    groupInterval: lengthIn(reading, path, fields, 'group_interval', above.groupInterval),
    repeatInterval: lengthIn(reading, path, fields, 'repeat_interval', above.repeatInterval),
  }
  const below = listAt(reading, [...path, 'routes'], fields.routes)
  if (below.length > 0 && path.length > 2 * deepest)
    reading.say([...path, 'routes'], `routes nest at most ${deepest} deep`)
  return {
    ...own,
    matchers,
    continues: flagAt(reading, [...path, 'continue'], fields.continue, false),
    mutedIn: intervals('mute_time_intervals'),
    activeIn: intervals('active_time_intervals'),
    routes:
      path.length > 2 * deepest
        ? []
        : below.map((each, at) => routeIn(reading, [...path, 'routes', at], each, own, at, names)),
  }
}

function lengthIn(reading: Reading, path: Path, fields: Fields, field: string, otherwise: number): number {
  const length = durationAt(reading, [...path, field], fields[field], otherwise)
  if (length === 0) reading.say([...path, field], `\`${field}\` cannot be zero`)
  return length
}

function groupByIn(reading: Reading, path: Path, fields: Fields, above: Above): Route['groupBy'] {
  const at = [...path, 'group_by']
  const labels = textsAt(reading, at, fields.group_by)
  if (labels.length === 0) return above.groupBy
  if (labels.includes('...')) {
    if (labels.length > 1) reading.say(at, '`...` groups by every label, and stands alone')
    return 'all'
  }
  if (new Set(labels).size < labels.length) reading.say(at, 'a label stands twice')
  if (labels.includes('')) reading.say(at, 'a label has no name')
  return [...labels].sort(compareText)
}
