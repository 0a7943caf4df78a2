import type { Matcher, Silence } from '../../model/alert.ts'
import { isSound, meetsOne } from '../../values/matcher.ts'

export type SilenceState = 'pending' | 'active' | 'expired'

export function stateOf({ startsAt, endsAt }: Pick<Silence, 'startsAt' | 'endsAt'>, now: Date): SilenceState {
  if (now < startsAt) return 'pending'
  return now < endsAt ? 'active' : 'expired'
}

/** A silence as somebody asks for it; with the id of one that is there, a change of that. */
export type Wanted = Omit<Silence, 'id' | 'updatedAt'>

/** Why it cannot be, if it cannot. */
export function refusal({ matchers, startsAt, endsAt }: Wanted, now: Date): string | undefined {
  if (matchers.length === 0) return 'a silence needs a matcher'
  if (!matchers.every(isSound)) return 'a matcher holds no regular expression'
  if (matchers.every((matcher) => positive(matcher) && meetsOne(matcher, '')))
    return 'it would silence every alert: one matcher must not match the empty text'
  if (startsAt >= endsAt) return 'it ends before it starts'
  if (endsAt <= now) return 'it would be over already'
  return undefined
}

/** Matching that something differs is never matching everything, as Alertmanager sees it. */
function positive({ operator }: Matcher): boolean {
  return operator === '=' || operator === '=~'
}

/**
 * What is to be written so that a silence is as it is wanted. What was silenced stays on record: where a change would alter
 * that, the old one ends and a new one begins under another id.
 */
export function changed(
  old: Silence | undefined,
  wanted: Wanted,
  newId: string,
  now: Date,
): readonly [Silence, ...Silence[]] {
  if (old && mayChange(old, wanted, now)) return [{ ...wanted, id: old.id, updatedAt: now }]
  const startsAt = wanted.startsAt < now ? now : wanted.startsAt
  const fresh = { ...wanted, startsAt, id: newId, updatedAt: now }
  return old && stateOf(old, now) !== 'expired' ? [fresh, ended(old, now)] : [fresh]
}

/** One that has not begun ends before it does. */
export function ended(silence: Silence, now: Date): Silence {
  const state = stateOf(silence, now)
  if (state === 'expired') return silence
  return { ...silence, endsAt: now, updatedAt: now, ...(state === 'pending' && { startsAt: now }) }
}

function mayChange(old: Silence, wanted: Wanted, now: Date): boolean {
  if (JSON.stringify(old.matchers) !== JSON.stringify(wanted.matchers)) return false
  const state = stateOf(old, now)
  if (state === 'active')
    return Math.floor(+wanted.startsAt / 1000) === Math.floor(+old.startsAt / 1000) && wanted.endsAt >= now
  return state === 'pending' && wanted.startsAt >= now
}

/** Those that hold first, the next to end before others; then those to come; then those that are over, the latest first. */
export function compareSilences(now: Date): (a: Silence, b: Silence) => number {
  const order = { active: 0, pending: 1, expired: 2 }
  return (a, b) => {
    const [one, other] = [stateOf(a, now), stateOf(b, now)]
    if (one !== other) return order[one] - order[other]
    if (one === 'pending') return +a.startsAt - +b.startsAt
    return one === 'active' ? +a.endsAt - +b.endsAt : +b.endsAt - +a.endsAt
  }
}
