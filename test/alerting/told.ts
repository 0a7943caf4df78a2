import type { Notification } from '../../src/model/alert.ts'
import { shortOf } from './timeline.ts'

/** One notification as a story names it. */
export interface Line {
  /** Seconds from the beginning. */
  readonly at: number
  /** Whom, about what, without the time. */
  readonly words: string
  readonly groupKey: string
}

export function lineOf(
  at: number,
  way: number,
  told: Pick<Notification, 'groupKey' | 'receiver' | 'status' | 'alerts' | 'truncated'>,
): Line {
  const of = (status: 'firing' | 'resolved') =>
    told.alerts.filter((alert) => alert.status === status).map(({ labels }) => shortOf(labels))
  const over = of('resolved')
  const names = [
    ...of('firing'),
    ...(over.length > 0 ? ['/', ...over] : []),
    ...(told.truncated > 0 ? [`+${told.truncated}`] : []),
  ]
  return {
    at,
    words: `${told.receiver.replace(/^s\d+-/, '')}${way > 0 ? `#${way}` : ''} ${told.status}: ${names.join(' ')}`,
    groupKey: told.groupKey,
  }
}

/** In order of time, then of the words. */
export function ordered(lines: readonly Line[]): readonly Line[] {
  return [...lines].sort((a, b) => a.at - b.at || (a.words < b.words ? -1 : 1))
}
