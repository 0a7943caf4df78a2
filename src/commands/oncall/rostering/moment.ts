import { z } from 'zod'
import { Fault } from '../../../model/fault.ts'

/** A moment as a person writes it: `2026-11-27T22:00Z`, with an offset, or a day, which begins in UTC. */
export function momentOf(text: string): Date {
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/
  const time = form.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(time)) return new Date(time)
  throw new Fault(
    'bad-time',
    `\`${text}\` is no moment`,
    'Write `2026-11-27T22:00Z`, `2026-11-27T22:00+01:00`, or a day.',
  )
}

export const iso = z.string().describe('Moment in ISO 8601')
