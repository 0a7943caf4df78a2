import type { Timeline } from '../timeline.ts'

const three = { a: [{}], b: [{}], web: [{}] }

export const routing: readonly Timeline[] = [
  {
    name: 'a route that continues lets its sibling speak too',
    receivers: three,
    routes: [
      { matchers: ['team="a"'], receiver: 'a', continue: true },
      { matchers: ['severity="critical"'], receiver: 'b' },
    ],
    events: [[0, { fire: ['A1 team=a severity=critical', 'A2 team=a', 'A3 severity=critical', 'A4'] }]],
    until: 6,
    expect: ['1 a firing: A1 A2', '1 b firing: A1 A3', '1 web firing: A4'],
  },
  {
    name: 'the innermost route decides, and inherits what it does not say',
    receivers: three,
    routes: [
      {
        matchers: ['team=~"a.*"'],
        receiver: 'a',
        group_wait: '2s',
        routes: [
          { match: { severity: 'critical' }, receiver: 'b', group_wait: '500ms' },
          { match_re: { severity: 'warn|info' }, group_by: ['severity'] },
        ],
      },
    ],
    events: [
      [
        0,
        { fire: ['A1 team=ab severity=critical', 'A2 team=ab severity=warn', 'B2 team=a severity=warn', 'C1 team=a'] },
      ],
      [3, { resolve: ['A1 team=ab severity=critical'] }],
    ],
    until: 8,
    expect: ['0.5 b firing: A1', '2 a firing: A2 B2', '2 a firing: C1', '3.5 b resolved: / A1'],
  },
  {
    name: 'each way of a receiver remembers for itself',
    receivers: { web: [{}, { send_resolved: false }] },
    events: [
      [0, { fire: ['A1', 'A2'] }],
      [2, { resolve: ['A2'] }],
      [5, { fire: ['A3'] }],
    ],
    until: 10,
    expect: [
      '1 web firing: A1 A2',
      '1 web#1 firing: A1 A2',
      '4 web firing: A1 / A2',
      '7 web firing: A1 A3',
      '7 web#1 firing: A1 A3',
    ],
  },
  {
    name: 'matchers of every kind, in every way of writing',
    receivers: three,
    routes: [
      { matchers: ['{team="a", severity!~"info|debug"}'], receiver: 'a' },
      { matchers: ['team = b', 'zone=""'], receiver: 'b' },
    ],
    events: [[0, { fire: ['A1 team=a severity=infos', 'A2 team=a severity=info', 'A3 team=b', 'A4 team=b zone=z'] }]],
    until: 6,
    expect: ['1 a firing: A1', '1 b firing: A3', '1 web firing: A2 A4'],
  },
  {
    name: 'another configuration takes over what fires',
    receivers: three,
    events: [
      [0, { fire: ['A1'] }],
      [3, { reload: { receivers: three, route: { receiver: 'a' } } }],
      [4, { fire: ['A2'] }],
    ],
    until: 10,
    expect: ['1 web firing: A1', '3 a firing: A1', '6 a firing: A1 A2'],
  },
]
