import type { Alert, KeptAlert, Labels, PostedAlert } from '../../model/alert.ts'
import { fingerprintOf } from '../../values/labels.ts'

/** An alert that can be kept, or why it cannot. */
export function accept(
  posted: PostedAlert,
  now: Date,
  resolveTimeout: number,
): KeptAlert | { readonly refused: string } {
  const labels: Labels = Object.fromEntries(Object.entries(posted.labels).filter(([, value]) => value !== ''))
  const endless = posted.endsAt === undefined
  const endsAt = posted.endsAt ?? new Date(now.getTime() + (posted.holds ?? resolveTimeout))
  const startsAt = posted.startsAt ?? (endless ? now : endsAt)
  if (startsAt > endsAt) return { refused: 'it ends before it starts' }
  if (Object.keys(labels).length === 0) return { refused: 'it has no label that is not empty' }
  const unnamed = [...Object.keys(labels), ...Object.keys(posted.annotations ?? {})].find((name) => name === '')
  if (unnamed !== undefined) return { refused: 'a label or annotation has no name' }
  if (holdsUnwritable([labels, posted.annotations ?? {}, posted.generatorUrl ?? '']))
    return { refused: 'a label or annotation holds a NUL or half a character' }
  return {
    labels,
    annotations: posted.annotations ?? {},
    startsAt,
    endsAt,
    generatorUrl: posted.generatorUrl ?? '',
    fingerprint: fingerprintOf(labels),
    updatedAt: now,
    timeout: endless,
  }
}

/** No database takes these. */
function holdsUnwritable(parts: readonly (Labels | string)[]): boolean {
  return parts.some((part) =>
    typeof part === 'string'
      ? unwritable.test(part)
      : Object.entries(part)
          .flat()
          .some((each) => unwritable.test(each)),
  )
}

const unwritable = /\0|\p{Surrogate}/u

export function isOver({ endsAt }: Pick<Alert, 'endsAt'>, now: Date): boolean {
  return endsAt <= now
}

/** What is known of an alert once more is heard of it. Where the two overlap in time it is one alert, else the new one stands alone. */
export function together(known: KeptAlert, heard: KeptAlert, now: Date): KeptAlert {
  const overlap =
    (heard.endsAt > known.startsAt && heard.endsAt < known.endsAt) ||
    (heard.startsAt > known.startsAt && heard.startsAt < known.endsAt)
  if (!overlap) return heard
  const [older, younger] = heard.updatedAt < known.updatedAt ? [heard, known] : [known, heard]
  const startsAt = new Date(Math.min(older.startsAt.getTime(), younger.startsAt.getTime()))
  return { ...younger, startsAt, endsAt: endOf(older, younger, now) }
}

/** The latest end that was said wins; one that we only guessed yields to a younger word. */
function endOf(older: KeptAlert, younger: KeptAlert, now: Date): Date {
  if (older.endsAt <= younger.endsAt) return younger.endsAt
  const stands = isOver(younger, now) ? isOver(older, now) : !older.timeout
  return stands ? older.endsAt : younger.endsAt
}
