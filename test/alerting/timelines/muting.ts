import type { Timeline } from '../timeline.ts'

const critical = {
  source_matchers: ['severity="critical"'],
  target_matchers: ['severity="warning"'],
  equal: ['cluster', 'zone'],
}

export const muting: readonly Timeline[] = [
  {
    name: 'the worse alert keeps its consequences quiet until it is over',
    inhibit_rules: [critical],
    events: [
      [0, { fire: ['A1 severity=critical cluster=x'] }],
      [0.2, { fire: ['B1 severity=warning cluster=x', 'C1 severity=warning cluster=y'] }],
      [3, { resolve: ['A1 severity=critical cluster=x'] }],
    ],
    until: 9,
    expect: ['1 web firing: A1', '1.2 web firing: C1', '4 web resolved: / A1', '4.2 web firing: B1'],
  },
  {
    name: 'alerts of both sides of a rule do not keep each other quiet',
    inhibit_rules: [{ source_matchers: ['alertname="A"'], target_matchers: ['alertname=~"A|B"'] }],
    events: [[0, { fire: ['A1', 'A2', 'B1'] }]],
    until: 6,
    expect: ['1 web firing: A1 A2'],
  },
  {
    name: 'an inhibition that begins later takes an alert out of its group',
    inhibit_rules: [critical],
    events: [
      [0, { fire: ['B1 severity=warning cluster=x', 'B2 severity=warning cluster=y'] }],
      [2, { fire: ['A1 severity=critical cluster=x'] }],
      [8, { resolve: ['B2 severity=warning cluster=y'] }],
    ],
    until: 12,
    expect: ['1 web firing: B1 B2', '3 web firing: A1', '10 web resolved: / B2'],
  },
  {
    name: 'a silence holds until it is ended',
    events: [
      [0, { silence: 's', matchers: ['alertname="A"'] }],
      [0.3, { fire: ['A1', 'B1'] }],
      [3, { expire: 's' }],
    ],
    until: 8,
    expect: ['1.3 web firing: B1', '4.3 web firing: A1'],
  },
  {
    name: 'a silence begins and ends by itself',
    events: [
      [0, { fire: ['A1'] }],
      [0.3, { silence: 's', matchers: ['alertname="A"'], from: 2, to: 6.4 }],
      [3, { fire: ['A2'] }],
    ],
    until: 12,
    expect: ['1 web firing: A1', '7 web firing: A1 A2'],
  },
  {
    name: 'what ends under a silence ends unheard, and comes back unheard',
    events: [
      [0, { fire: ['A1'] }],
      [2, { silence: 's', matchers: ['alertname="A"'] }],
      [2.5, { resolve: ['A1'] }],
      [5, { expire: 's' }],
      [8, { fire: ['A1'] }],
    ],
    until: 14,
    expect: ['1 web firing: A1'],
  },
  {
    name: 'silences match by pattern and by what is not there',
    events: [
      [0, { silence: 's', matchers: ['alertname=~"A|B"', 'instance!="2"', 'team=""'] }],
      [0.3, { fire: ['A1', 'A2', 'B1 team=x', 'AB1'] }],
    ],
    until: 6,
    expect: ['1.3 web firing: A2', '1.3 web firing: AB1', '1.3 web firing: B1'],
  },
  {
    name: 'one alert of a group is silenced and heard of no more',
    events: [
      [0, { fire: ['A1', 'A2'] }],
      [2, { silence: 's', matchers: ['instance="2"'] }],
      [5, { resolve: ['A1'] }],
    ],
    until: 10,
    expect: ['1 web firing: A1 A2', '7 web resolved: / A1'],
  },
]
