import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshStore } from '../server/database.ts'
import { alertmanager, type Running, startAlertmanager } from './alertmanager.ts'
import { combined, storyLabel } from './combined.ts'
import { type Listener, listen } from './listener.ts'
import { startWing, type Wing } from './ours.ts'
import { beginning, play } from './player.ts'
import { type Probe, startProbe } from './probe.ts'
import { pure } from './pure.ts'
import { configOf, type Timeline } from './timeline.ts'
import { timelines } from './timelines/all.ts'
import type { Line } from './told.ts'

// Alertmanager's clock cannot be moved: every story happens in real time, all of them at once, there and here.
const stories = timelines.map((timeline, story) => ({ ...timeline, timeline, story }))
const begins = new Map<Timeline, Date>()
let listener: Listener
let probe: Probe
const running = new Set<Running | Wing>()

beforeAll(async () => {
  listener = await listen()
  probe = await startProbe()
  const from = new Date(Math.ceil(Date.now() / 1000) * 1000 + 12_000)
  // One after the other, so that no story waits for the processor because of all others.
  for (const [index, timeline] of timelines.entries())
    begins.set(timeline, beginning(timeline, new Date(from.getTime() + index * 600)))
  await Promise.all([
    ours(),
    ...(alertmanager === undefined ? [] : stories.map(({ story, timeline }) => theirs(timeline, story))),
  ])
}, 240_000)

afterAll(async () => {
  await Promise.all([...running].map((each) => each.stop()))
  await listener.close()
  await probe.stop()
})

describe.skipIf(alertmanager === undefined)('Alertmanager (skipped where it is not on the machine)', () => {
  test.each(stories)('$name', ({ timeline, story }) => {
    const lines = linesOf('alertmanager', timeline, story)
    expect(withinASecond(lines, timeline)).toEqual(timeline.expect)
    // The keys of groups too are those that our engine makes.
    expect(keysOf(lines)).toEqual(keysOf(pure(timeline)))
  })
})

describe('our server', () => {
  test.each(stories)('$name', ({ timeline, story }) => {
    expect(withinASecond(linesOf('ours', timeline, story), timeline)).toEqual(timeline.expect)
  })
})

/** A process for each story, since the configuration is one for all alerts. */
async function theirs(timeline: Timeline, story: number): Promise<void> {
  const begin = beginOf(timeline)
  const config = (each: Timeline) =>
    configOf(each, begin, (receiver, way) => listener.urlOf('alertmanager', story, receiver, way))
  const server = await startAlertmanager(alertmanager ?? '', config(timeline))
  running.add(server)
  await play(timeline, begin, { api: server.api, reload: (changed) => server.reload(config(changed)) })
  running.delete(server)
  await server.stop()
}

/** Stories that change what is common to all have a server of their own; the others share one, each in its corner of one configuration. */
async function ours(): Promise<void> {
  const kinds = [...new Set(timelines.map(kindOf))]
  await Promise.all(
    kinds.map(async (kind) => {
      const mine = stories.filter(({ timeline }) => kindOf(timeline) === kind)
      const { url } = await freshStore()
      const wing = await startWing(url)
      running.add(wing)
      const config = (changed?: Timeline) =>
        combined(
          mine.map(({ timeline, story }) => [story, changed ?? timeline, beginOf(timeline)] as const),
          (story, receiver, way) => listener.urlOf('ours', story, receiver, way),
        )
      await wing.reload(config())
      await Promise.all(
        mine.map(({ timeline, story }) =>
          play(timeline, beginOf(timeline), {
            api: `${wing.url}/api/v2`,
            reload: (changed) => wing.reload(config(changed)),
            mark: storyLabel(story),
          }),
        ),
      )
    }),
  )
}

function kindOf({ global, events }: Timeline): string {
  return JSON.stringify([global, events.some(([, event]) => 'reload' in event)])
}

function linesOf(who: string, timeline: Timeline, story: number): readonly Line[] {
  return listener.lines(who, story, beginOf(timeline)).filter(({ at }) => at < timeline.until)
}

function keysOf(lines: readonly Line[]): readonly string[] {
  return lines.map(({ words, groupKey }) => `${words} ${groupKey}`).sort()
}

function beginOf(timeline: Timeline): Date {
  return begins.get(timeline) ?? new Date(0)
}

/** Lines with the time that was expected of them, where they came within a second of it; where the machine itself stood still, within that more. */
function withinASecond(lines: readonly Line[], timeline: Timeline): readonly string[] {
  const left = [...lines]
  const begin = beginOf(timeline).getTime()
  const found = timeline.expect.map((text) => {
    const [, at = '', words] = /^(\S+) (.*)$/.exec(text) ?? []
    const due = begin + Number(at) * 1000
    const index = left.findIndex((line) => {
      const came = begin + line.at * 1000
      return line.words === words && Math.abs(came - due) < 1000 + probe.stall(due, came)
    })
    if (index < 0) return `missing: ${text}`
    left.splice(index, 1)
    return text
  })
  return [...found, ...left.map(({ at, words }) => `${at.toFixed(2)} ${words}`)]
}
