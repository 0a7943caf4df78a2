import type { KeptAlert, Labels, Silence } from '../../model/alert.ts'
import type { Inhibition, Interval, Route, Routing } from '../../model/routing.ts'
import { fingerprintOf } from '../../values/labels.ts'
import { meets } from '../../values/matcher.ts'
import { isOver } from './accept.ts'
import { contains } from './interval.ts'

/** Ids of the silences that keep an alert quiet now. */
export function silencedBy(silences: readonly Silence[], labels: Labels, now: Date): readonly string[] {
  return silences
    .filter(({ matchers, startsAt, endsAt }) => startsAt <= now && endsAt > now && meets(labels, matchers))
    .map(({ id }) => id)
    .sort()
}

/** Under which keys an alert inhibits others: one for each rule whose source it is. Who has one of `inhibitedUnder` may be kept quiet by it. */
export function inhibitsUnder({ inhibitions }: Routing, labels: Labels): readonly string[] {
  return keys(inhibitions, labels, 'source')
}

export function inhibitedUnder({ inhibitions }: Routing, labels: Labels): readonly string[] {
  return keys(inhibitions, labels, 'target')
}

function keys(inhibitions: readonly Inhibition[], labels: Labels, side: 'source' | 'target'): readonly string[] {
  return inhibitions.flatMap((rule, index) =>
    meets(labels, rule[side]) ? [`${index}:${fingerprintOf(equals(rule, labels))}`] : [],
  )
}

/** A label that is not there equals an empty one. */
function equals({ equal }: Inhibition, labels: Labels): Labels {
  return Object.fromEntries(equal.map((name) => [name, labels[name] ?? '']))
}

/** The fingerprint of an alert that keeps this one quiet now. One that is source and target of a rule at once is kept quiet by none of its like. */
export function inhibitedBy({ inhibitions }: Routing, alerts: Iterable<KeptAlert>, labels: Labels, now: Date) {
  const rules = inhibitions
    .filter(({ target }) => meets(labels, target))
    .map((rule) => ({ ...rule, isSource: meets(labels, rule.source), wanted: equals(rule, labels) }))
  if (rules.length === 0) return undefined
  for (const alert of alerts)
    for (const { source, target, isSource, wanted } of rules)
      if (
        !isOver(alert, now) &&
        meets(alert.labels, source) &&
        Object.entries(wanted).every(([name, value]) => (alert.labels[name] ?? '') === value) &&
        !(isSource && meets(alert.labels, target))
      )
        return alert.fingerprint
  return undefined
}

/** Names of the intervals that keep a whole route quiet: one that mutes, or all that would have let it speak. */
export function mutedBy({ mutedIn, activeIn }: Route, { intervals }: Routing, at: Date): readonly string[] {
  const within = (name: string) => (intervals[name] ?? []).some((interval: Interval) => contains(interval, at))
  const muted = mutedIn.filter(within)
  if (muted.length > 0) return muted
  return activeIn.length > 0 && !activeIn.some(within) ? activeIn : []
}
