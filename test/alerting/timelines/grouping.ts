import type { Timeline } from '../timeline.ts'

export const grouping: readonly Timeline[] = [
  {
    name: 'what comes while a group waits is told together',
    events: [
      [0, { fire: ['A2'] }],
      [0.4, { fire: ['A1'] }],
    ],
    until: 6,
    expect: ['1 web firing: A1 A2'],
  },
  {
    name: 'each value of a label has its group',
    events: [[0, { fire: ['A1', 'B1', 'A2'] }]],
    until: 6,
    expect: ['1 web firing: A1 A2', '1 web firing: B1'],
  },
  {
    name: 'every label groups',
    route: { group_by: ['...'] },
    events: [
      [0, { fire: ['A1', 'A2'] }],
      [2, { fire: ['A1'] }],
      [2.2, { fire: ['A1 team=x'] }],
    ],
    until: 8,
    expect: ['1 web firing: A1', '1 web firing: A2', '3.2 web firing: A1'],
  },
  {
    name: 'nothing groups',
    route: { group_by: [] },
    events: [
      [0, { fire: ['A1', 'B1'] }],
      [2, { fire: ['C1 job=z', 'D1 job=a'] }],
    ],
    until: 8,
    expect: ['1 web firing: A1 B1', '4 web firing: D1 C1 A1 B1'],
  },
  {
    name: 'a late alert waits for the next time of its group',
    events: [
      [0, { fire: ['A1'] }],
      [2, { fire: ['A2'] }],
      [5, { fire: ['A3'] }],
    ],
    until: 12,
    expect: ['1 web firing: A1', '4 web firing: A1 A2', '7 web firing: A1 A2 A3'],
  },
  {
    name: 'an alert that is older than the wait is told at once',
    events: [
      [0, { fire: ['A1'], starts: -60 }],
      [1, { fire: ['A2'], starts: -60 }],
    ],
    until: 8,
    expect: ['0 web firing: A1', '3 web firing: A1 A2'],
  },
  {
    name: 'an old alert takes those that wait along',
    route: { group_wait: '4s' },
    events: [
      [0, { fire: ['A1'] }],
      [1.5, { fire: ['A2'], starts: -60 }],
    ],
    until: 8,
    expect: ['1.5 web firing: A1 A2'],
  },
  {
    name: 'no more than the receiver takes',
    receivers: { web: [{ max_alerts: 2 }] },
    events: [[0, { fire: ['A1', 'A2', 'A3', 'A4'] }]],
    until: 5,
    expect: ['1 web firing: A1 A2 +2'],
  },
  {
    name: 'a group is told again once its repeat interval is over',
    route: { repeat_interval: '4s' },
    events: [[0, { fire: ['A1'] }]],
    until: 15,
    expect: ['1 web firing: A1', '7 web firing: A1', '13 web firing: A1'],
  },
  {
    name: 'other words about the same alert are no news',
    events: [
      [0, { fire: ['A1'], says: 'at first' }],
      [2, { fire: ['A1'], says: 'meanwhile' }],
      [5, { fire: ['A2'], says: 'meanwhile' }],
    ],
    until: 9,
    expect: ['1 web firing: A1', '7 web firing: A1 A2'],
  },
]
