import type { Timeline } from '../timeline.ts'

export const calendar: readonly Timeline[] = [
  {
    name: 'a route is quiet while it is muted or not active',
    routes: [
      { matchers: ['team="a"'], mute_time_intervals: ['now'] },
      { matchers: ['team="b"'], active_time_intervals: ['never'] },
      { matchers: ['team="c"'], active_time_intervals: ['never', 'now'], mute_time_intervals: ['never'] },
    ],
    intervals: { now: { minutes: [-5, 10] }, never: { minutes: [120, 180] } },
    events: [[0, { fire: ['A1 team=a', 'A2 team=b', 'A3 team=c', 'A4'] }]],
    until: 6,
    expect: ['1 web firing: A3', '1 web firing: A4'],
  },
  {
    name: 'what came in a muted minute is told when that is over',
    begins: 54,
    routes: [{ matchers: ['alertname="A"'], mute_time_intervals: ['minute'] }],
    intervals: { minute: { minutes: [0, 1] } },
    events: [
      [0, { fire: ['A1', 'B1'] }],
      [2, { fire: ['A2'] }],
    ],
    until: 12,
    expect: ['1 web firing: B1', '7 web firing: A1 A2'],
  },
  {
    name: 'an active minute ends by the clock of another place',
    begins: 54,
    routes: [{ matchers: ['alertname="A"'], active_time_intervals: ['minute'], repeat_interval: '2s' }],
    intervals: { minute: { minutes: [0, 1], location: 'Asia/Kolkata' } },
    events: [[0, { fire: ['A1'] }]],
    until: 12,
    expect: ['1 web firing: A1', '4 web firing: A1'],
  },
]
