import { expect, test } from 'vitest'
import { everyRoute } from '../route.ts'
import { readRouting } from './config.ts'

const whole = `
global: { resolve_timeout: 2m, slack_api_url: https://hooks.example/x }
route:
  receiver: team
  group_by: [cluster, alertname]
  routes:
    - { receiver: night, matchers: ['severity = critical', team=~"a|b"], group_wait: 5s, active_time_intervals: [night], continue: true }
    - { match: { severity: info }, group_by: ['...'], routes: [{ match_re: { team: 'x.*' }, repeat_interval: 1d }] }
receivers:
  - name: team
    slack_configs: [{ channel: '#ops' }]
    webhook_configs: [{ url: http://127.0.0.1:1/x }, { url: http://127.0.0.1:1/y, send_resolved: false }]
  - name: night
inhibit_rules: [{ source_match: { severity: critical }, target_matchers: [severity=warning], equal: [zone, cluster] }]
time_intervals:
  - { name: night, time_intervals: [{ times: [{ start_time: '22:00', end_time: '24:00' }], weekdays: ['monday:friday', sunday], location: Europe/Berlin }] }
`

test('what routes inherit is written out', () => {
  const read = readRouting(whole)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const { root, receivers, inhibitions, intervals, resolveTimeout } = read.routing
  expect([...everyRoute(root)].map(({ id, key, receiver, groupBy }) => ({ id, key, receiver, groupBy }))).toEqual([
    { id: '0', key: '{}', receiver: 'team', groupBy: ['alertname', 'cluster'] },
    { id: '0/0', key: '{}/{severity="critical",team=~"a|b"}', receiver: 'night', groupBy: ['alertname', 'cluster'] },
    { id: '0/1', key: '{}/{severity="info"}', receiver: 'team', groupBy: 'all' },
    { id: '0/1/0', key: '{}/{severity="info"}/{team=~"^(?:x.*)$"}', receiver: 'team', groupBy: 'all' },
  ])
  expect(root.routes[0]?.groupWait).toBe(5000)
  expect(root.routes[1]?.routes[0]).toMatchObject({ groupWait: 30_000, repeatInterval: 86_400_000, activeIn: [] })
  expect(receivers[0]?.ways.map(({ kind, index, sendResolved }) => `${kind}/${index} ${sendResolved}`)).toEqual([
    'slack/0 false',
    'webhook/0 true',
    'webhook/1 false',
  ])
  expect(receivers[0]?.ways[0]?.settings.api_url).toBe('https://hooks.example/x')
  expect(inhibitions[0]?.equal).toEqual(['cluster', 'zone'])
  expect(intervals.night).toEqual([
    {
      times: [[1320, 1440]],
      weekdays: [
        [1, 5],
        [0, 0],
      ],
      location: 'Europe/Berlin',
    },
  ])
  expect(resolveTimeout).toBe(120_000)
})

// Each is refused by `amtool check-config` too.
test.each([
  ['receivers: [{name: a}]', 'there is no `route`'],
  ['route: {receiver: a}\nreceivers: [{name: b}]', 'there is no receiver `a`'],
  ['route: {group_by: [x]}\nreceivers: [{name: b}]', 'must name a receiver'],
  ['route: {receiver: a, matchers: [x=y]}\nreceivers: [{name: a}]', 'has no matchers'],
  ['route: {receiver: a, routes: [{matchers: ["x is y"]}]}\nreceivers: [{name: a}]', 'is no matcher'],
  ['route: {receiver: a, routes: [{match_re: {x: "("}}]}\nreceivers: [{name: a}]', 'no regular expression'],
  ['route: {receiver: a, group_interval: 0s}\nreceivers: [{name: a}]', 'cannot be zero'],
  ['route: {receiver: a, group_wait: soon}\nreceivers: [{name: a}]', 'no duration'],
  ['route: {receiver: a, group_by: [x, x]}\nreceivers: [{name: a}]', 'twice'],
  ['route: {receiver: a, group_by: [x, "..."]}\nreceivers: [{name: a}]', 'stands alone'],
  ['route: {receiver: a, groupwait: 1s}\nreceivers: [{name: a}]', '`groupwait` is no field'],
  ['route: {receiver: a, routes: [{mute_time_intervals: [n]}]}\nreceivers: [{name: a}]', 'no time interval `n`'],
  ['route: {receiver: a}\nreceivers: [{name: a}, {name: a}]', 'stands twice'],
  ['route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{}]}]', 'has no `url`'],
  [
    'route: {receiver: a}\nreceivers: [{name: a}]\ntime_intervals: [{name: x, time_intervals: [{months: ["may:april"]}]}]',
    'no range of `months`',
  ],
  [
    'route: {receiver: a}\nreceivers: [{name: a}]\ntime_intervals: [{name: x, time_intervals: [{days_of_month: ["0"]}]}]',
    'no range of `days_of_month`',
  ],
  [
    'route: {receiver: a}\nreceivers: [{name: a}]\ntime_intervals: [{name: x, time_intervals: [{location: Moon/Base}]}]',
    'no time zone',
  ],
  ['route: [', ''],
])('%s', (text, message) => {
  const read = readRouting(text)
  const problems = 'problems' in read ? read.problems.map((each) => each.message) : []
  expect(problems).not.toEqual([])
  expect(problems.join('\n')).toContain(message)
})
