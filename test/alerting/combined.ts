import { configOf, type Fields, type Timeline } from './timeline.ts'

/** One configuration for many stories at once, each in its own corner: its alerts carry its number, its names begin with it. */
export function combined(
  stories: readonly (readonly [number, Timeline, Date])[],
  urlOf: (story: number, receiver: string, way: number) => string,
): string {
  const parts = stories.map(([story, timeline, begin]) => cornered(story, timeline, begin, urlOf))
  return JSON.stringify({
    global: stories[0] ? (JSON.parse(configOf(stories[0][1], stories[0][2], () => '')) as Whole).global : {},
    route: { receiver: 'nobody', routes: parts.map(({ route }) => route) },
    receivers: [{ name: 'nobody' }, ...parts.flatMap(({ receivers }) => receivers)],
    inhibit_rules: parts.flatMap(({ inhibit_rules }) => inhibit_rules ?? []),
    time_intervals: parts.flatMap(({ time_intervals }) => time_intervals ?? []),
  })
}

export function storyLabel(story: number): Readonly<Record<string, string>> {
  return { story: String(story) }
}

interface Whole {
  readonly global: Fields
  readonly route: Fields & { readonly routes?: readonly Fields[] }
  readonly receivers: readonly { readonly name: string; readonly webhook_configs: readonly Fields[] }[]
  readonly inhibit_rules?: readonly {
    readonly source_matchers: readonly string[]
    readonly target_matchers: readonly string[]
  }[]
  readonly time_intervals?: readonly { readonly name: string }[]
}

function cornered(
  story: number,
  timeline: Timeline,
  begin: Date,
  urlOf: (story: number, receiver: string, way: number) => string,
): Whole {
  const whole = JSON.parse(configOf(timeline, begin, (receiver, way) => urlOf(story, receiver, way))) as Whole
  const own = (name: unknown) => `s${story}-${name}`
  const matcher = `story="${story}"`
  const named = (route: Fields): Fields => ({
    ...route,
    ...(route.receiver !== undefined && { receiver: own(route.receiver) }),
    ...Object.fromEntries(
      ['mute_time_intervals', 'active_time_intervals'].flatMap((field) =>
        Array.isArray(route[field]) ? [[field, route[field].map(own)]] : [],
      ),
    ),
    ...(Array.isArray(route.routes) && { routes: route.routes.map(named) }),
  })
  return {
    ...whole,
    route: { ...named(whole.route), matchers: [matcher] },
    receivers: whole.receivers.map((receiver) => ({ ...receiver, name: own(receiver.name) })),
    ...(whole.inhibit_rules && {
      inhibit_rules: whole.inhibit_rules.map((rule) => ({
        ...rule,
        source_matchers: [...rule.source_matchers, matcher],
        target_matchers: [...rule.target_matchers, matcher],
      })),
    }),
    ...(whole.time_intervals && {
      time_intervals: whole.time_intervals.map((each) => ({ ...each, name: own(each.name) })),
    }),
  }
}
