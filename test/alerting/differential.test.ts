import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alertmanager, type Running, startAlertmanager } from './alertmanager.ts'
import { type Listener, listen } from './listener.ts'
import { beginning, play } from './player.ts'
import { configOf, type Timeline } from './timeline.ts'
import { timelines } from './timelines/all.ts'
import type { Line } from './told.ts'

// Alertmanager's clock cannot be moved: every story happens in real time, all of them at once.
describe.skipIf(alertmanager === undefined)('Alertmanager (not on this machine: skipped)', () => {
  let listener: Listener
  const running = new Set<Running>()
  const begins = new Map<Timeline, Date>()

  beforeAll(async () => {
    listener = await listen()
    const from = new Date(Math.ceil(Date.now() / 1000) * 1000 + 8000)
    await Promise.all(timelines.map((timeline, story) => tell(timeline, story, from)))
  }, 240_000)

  afterAll(async () => {
    await Promise.all([...running].map(({ stop }) => stop()))
    await listener.close()
  })

  async function tell(timeline: Timeline, story: number, from: Date): Promise<void> {
    const begin = beginning(timeline, from)
    begins.set(timeline, begin)
    const config = (each: Timeline) =>
      configOf(each, begin, (receiver, way) => listener.urlOf('alertmanager', story, receiver, way))
    const server = await startAlertmanager(alertmanager ?? '', config(timeline))
    running.add(server)
    await play(timeline, begin, { api: server.api, reload: (changed) => server.reload(config(changed)) })
    await server.stop()
    running.delete(server)
  }

  test.each(timelines.map((timeline, story) => ({ ...timeline, timeline, story })))('$name', ({ timeline, story }) => {
    const begin = begins.get(timeline) ?? new Date(0)
    expect(withinASecond(listener.lines('alertmanager', story, begin), timeline.expect)).toEqual(timeline.expect)
  })
})

/** Lines with the time that was expected of them, where they came within a second of it. */
function withinASecond(lines: readonly Line[], expected: readonly string[]): readonly string[] {
  const left = [...lines]
  const found = expected.map((text) => {
    const [, at = '', words] = /^(\S+) (.*)$/.exec(text) ?? []
    const index = left.findIndex((line) => line.words === words && Math.abs(line.at - Number(at)) < 1)
    if (index < 0) return `missing: ${text}`
    left.splice(index, 1)
    return text
  })
  return [...found, ...left.map(({ at, words }) => `${at.toFixed(2)} ${words}`)]
}
