import type { Routing } from '../../src/model/routing.ts'
import { readRouting } from '../../src/operate/alerting/config/config.ts'
import type { Notice } from '../../src/operate/alerting/flush.ts'
import { begin, type Event, pass, step } from '../../src/operate/alerting/machine.ts'
import { parseMatchers } from '../../src/values/matcher.ts'
import { configOf, type Happening, labelsOf, type Timeline } from './timeline.ts'
import { type Line, lineOf, ordered } from './told.ts'

/** The story under a clock that we move. */
export function pure(timeline: Timeline): readonly Line[] {
  const start = new Date(Date.UTC(2026, 10, 27, 23, 59, timeline.begins ?? 10))
  const after = (seconds: number) => new Date(start.getTime() + Math.round(seconds * 1000))
  const notices: Notice[] = []
  let state = begin(routingOf(timeline, start))
  for (const [at, event] of timeline.events) {
    const next = step(state, eventOf(timeline, event, at, after, start), after(at))
    state = next.state
    notices.push(...next.notices)
  }
  notices.push(...pass(state, after(timeline.until)).notices)
  const lines = notices.map(({ at, way, notification }) =>
    lineOf((at.getTime() - start.getTime()) / 1000, way.index, notification),
  )
  return ordered(lines)
}

function routingOf(timeline: Timeline, start: Date): Routing {
  const read = readRouting(configOf(timeline, start, (receiver, index) => `http://127.0.0.1/${receiver}/${index}`))
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.routing
}

function eventOf(
  timeline: Timeline,
  event: Happening,
  at: number,
  after: (seconds: number) => Date,
  start: Date,
): Event {
  if ('fire' in event)
    return {
      post: event.fire.map((text) => ({
        labels: labelsOf(text),
        annotations: event.says === undefined ? {} : { summary: event.says },
        ...(event.starts !== undefined && { startsAt: after(event.starts) }),
        ...(event.ends !== undefined && { endsAt: after(event.ends) }),
      })),
    }
  if ('resolve' in event) return { post: event.resolve.map((text) => ({ labels: labelsOf(text), endsAt: after(at) })) }
  if ('expire' in event) return event
  if ('reload' in event) return { configure: routingOf({ ...timeline, ...event.reload }, start) }
  return {
    silence: {
      id: event.silence,
      matchers: event.matchers.flatMap((text) => parseMatchers(text) ?? []),
      startsAt: after(event.from ?? at),
      endsAt: after(event.to ?? 3600),
      updatedAt: after(at),
      createdBy: 'test',
      comment: '',
    },
  }
}
