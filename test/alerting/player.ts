import { setTimeout as sleep } from 'node:timers/promises'
import { parseMatchers } from '../../src/values/matcher.ts'
import { type Happening, labelsOf, type Timeline } from './timeline.ts'

/** Something that speaks Alertmanager's API. */
export interface Played {
  /** `http://127.0.0.1:9093/api/v2` */
  readonly api: string
  readonly reload: (timeline: Timeline) => Promise<void>
  /** What every alert of the story carries beside its own labels. */
  readonly mark?: Readonly<Record<string, string>>
}

/** When a story may begin: at its second of a minute, at the earliest at `from`. */
export function beginning({ begins }: Timeline, from: Date): Date {
  if (begins === undefined) return from
  const seconds = from.getTime() / 1000
  return new Date((seconds + ((((begins - seconds) % 60) + 60) % 60)) * 1000)
}

/** Lets the story happen in real time, and comes back when it is over. */
export async function play(timeline: Timeline, begin: Date, played: Played): Promise<void> {
  const ids = new Map<string, string>()
  for (const [at, event] of timeline.events) {
    await until(begin, at)
    await happen(timeline, event, at, begin, played, ids)
  }
  await until(begin, timeline.until)
}

async function until(begin: Date, seconds: number): Promise<void> {
  await sleep(Math.max(0, begin.getTime() + seconds * 1000 - Date.now()))
}

async function happen(
  timeline: Timeline,
  event: Happening,
  at: number,
  begin: Date,
  { api, reload, mark = {} }: Played,
  ids: Map<string, string>,
): Promise<void> {
  const after = (seconds: number) => new Date(begin.getTime() + seconds * 1000).toISOString()
  if ('reload' in event) await reload({ ...timeline, ...event.reload })
  else if ('expire' in event) await ask('DELETE', `${api}/silence/${ids.get(event.expire)}`)
  else if ('silence' in event) {
    const answer = await ask('POST', `${api}/silences`, {
      matchers: [...event.matchers, ...Object.entries(mark).map(([name, value]) => `${name}=${value}`)].flatMap(
        (text) =>
          (parseMatchers(text) ?? []).map(({ name, value, operator }) => ({
            name,
            value,
            isRegex: operator.endsWith('~'),
            isEqual: operator.startsWith('='),
          })),
      ),
      startsAt: after(event.from ?? at),
      endsAt: after(event.to ?? 3600),
      createdBy: 'test',
      comment: 'test',
    })
    ids.set(event.silence, (JSON.parse(answer) as { silenceID: string }).silenceID)
  } else if ('fire' in event)
    await ask(
      'POST',
      `${api}/alerts`,
      event.fire.map((text) => ({
        labels: { ...labelsOf(text), ...mark },
        annotations: event.says === undefined ? {} : { summary: event.says },
        ...(event.starts !== undefined && { startsAt: after(event.starts) }),
        ...(event.ends !== undefined && { endsAt: after(event.ends) }),
      })),
    )
  else
    await ask(
      'POST',
      `${api}/alerts`,
      event.resolve.map((text) => ({ labels: { ...labelsOf(text), ...mark }, endsAt: after(at) })),
    )
}

async function ask(method: string, url: string, body?: unknown): Promise<string> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`)
  return text
}
