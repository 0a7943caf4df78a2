import type { Labels } from '../../src/model/alert.ts'

/** One story of alerts, and what has to be told of it. Times are seconds from its beginning. */
export interface Timeline {
  readonly name: string
  /** Written over what is common to all. */
  readonly route?: Fields
  readonly routes?: readonly Fields[]
  /** By name, the settings of each of its webhooks; `web` with one, unless said. */
  readonly receivers?: Readonly<Record<string, readonly Fields[]>>
  readonly inhibit_rules?: readonly Fields[]
  readonly global?: Fields
  /** By name; a minute is counted from the one in which the story begins. */
  readonly intervals?: Readonly<
    Record<string, { readonly minutes: readonly [number, number]; readonly location?: string }>
  >
  /** Second of the minute in which it begins. */
  readonly begins?: number
  readonly events: readonly (readonly [at: number, event: Happening])[]
  readonly until: number
  /** `at receiver status: alerts that fire / alerts that are over`, in order of time, then of the words. */
  readonly expect: readonly string[]
}

export type Happening =
  /** Alerts: `A1` is `{alertname: A, instance: 1}`, more labels behind it. Ends and starts are seconds from the beginning of the story. */
  | { readonly fire: readonly string[]; readonly starts?: number; readonly ends?: number; readonly says?: string }
  | { readonly resolve: readonly string[] }
  | { readonly silence: string; readonly matchers: readonly string[]; readonly from?: number; readonly to?: number }
  | { readonly expire: string }
  /** The same configuration with these changes. */
  | { readonly reload: Pick<Timeline, 'route' | 'routes' | 'receivers'> }

export type Fields = Readonly<Record<string, unknown>>

export function labelsOf(text: string): Labels {
  const [name = '', ...more] = text.split(' ')
  const [, alertname = '', instance = ''] = /^([A-Z]+)(\d*)$/.exec(name) ?? []
  return {
    alertname,
    ...(instance !== '' && { instance }),
    ...Object.fromEntries(more.map((each) => each.split('=', 2) as [string, string])),
  }
}

/** The short name of an alert. */
export function shortOf({ alertname = '', instance = '' }: Labels): string {
  return `${alertname}${instance}`
}

/** A configuration for Alertmanager and for us, as JSON, which is YAML. */
export function configOf(timeline: Timeline, begin: Date, urlOf: (receiver: string, index: number) => string): string {
  const receivers = { web: [{}], ...timeline.receivers }
  return JSON.stringify({
    global: { resolve_timeout: '5m', ...timeline.global },
    route: {
      receiver: 'web',
      group_by: ['alertname'],
      group_wait: '1s',
      group_interval: '3s',
      repeat_interval: '1h',
      ...timeline.route,
      ...(timeline.routes && { routes: timeline.routes }),
    },
    receivers: Object.entries(receivers).map(([name, ways]) => ({
      name,
      webhook_configs: ways.map((way, index) => ({ url: urlOf(name, index), ...way })),
    })),
    ...(timeline.inhibit_rules && { inhibit_rules: timeline.inhibit_rules }),
    ...(timeline.intervals && {
      time_intervals: Object.entries(timeline.intervals).map(([name, { minutes, location }]) => ({
        name,
        time_intervals: [{ times: timesOf(minutes, begin, location), ...(location && { location }) }],
      })),
    }),
  })
}

/** Minutes of the day, cut in two at midnight. */
function timesOf([from, to]: readonly [number, number], begin: Date, location = 'UTC') {
  const clock = (minute: number) =>
    new Date(begin.getTime() + minute * 60_000).toLocaleTimeString('en-GB', {
      timeZone: location,
      hour: '2-digit',
      minute: '2-digit',
    })
  const [start, end] = [clock(from), clock(to)]
  if (start < end) return [{ start_time: start, end_time: end }]
  return [
    { start_time: start, end_time: '24:00' },
    ...(end === '00:00' ? [] : [{ start_time: '00:00', end_time: end }]),
  ]
}
