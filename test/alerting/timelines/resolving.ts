import type { Timeline } from '../timeline.ts'

export const resolving: readonly Timeline[] = [
  {
    name: 'what is over is told at the next time',
    events: [
      [0, { fire: ['A1'] }],
      [2, { resolve: ['A1'] }],
    ],
    until: 8,
    expect: ['1 web firing: A1', '4 web resolved: / A1'],
  },
  {
    name: 'what was over before anybody was told is never told',
    events: [
      [0, { fire: ['A1'] }],
      [0.4, { resolve: ['A1'] }],
    ],
    until: 8,
    expect: [],
  },
  {
    name: 'one of two is over',
    events: [
      [0, { fire: ['A1', 'A2'] }],
      [2, { resolve: ['A1'] }],
      [8, { resolve: ['A2'] }],
    ],
    until: 14,
    expect: ['1 web firing: A1 A2', '4 web firing: A2 / A1', '10 web resolved: / A2'],
  },
  {
    name: 'one is over and another begins',
    events: [
      [0, { fire: ['A1'] }],
      [2, { resolve: ['A1'] }],
      [2.5, { fire: ['A2'] }],
    ],
    until: 8,
    expect: ['1 web firing: A1', '4 web firing: A2 / A1'],
  },
  {
    name: 'a receiver that is not told of ends is told of new beginnings',
    receivers: { web: [{ send_resolved: false }] },
    events: [
      [0, { fire: ['A1', 'A2'] }],
      [2, { resolve: ['A1'] }],
      [5, { resolve: ['A2'] }],
      [8, { fire: ['A1'] }],
    ],
    until: 14,
    expect: ['1 web firing: A1 A2', '10 web firing: A1'],
  },
  {
    name: 'an alert that flaps between two times is no news',
    events: [
      [0, { fire: ['A1'] }],
      [1.7, { resolve: ['A1'] }],
      [2.7, { fire: ['A1'] }],
      [5.2, { resolve: ['A1'] }],
      [8, { fire: ['A1'] }],
    ],
    until: 14,
    expect: ['1 web firing: A1', '7 web resolved: / A1', '10 web firing: A1'],
  },
  {
    name: 'an alert that comes back long after its group is gone waits anew',
    events: [
      [0, { fire: ['A1'] }],
      [2, { resolve: ['A1'] }],
      [37, { fire: ['A1'] }],
    ],
    until: 42,
    expect: ['1 web firing: A1', '4 web resolved: / A1', '38 web firing: A1'],
  },
  {
    name: 'an alert that nobody speaks of any more is over',
    global: { resolve_timeout: '3s' },
    events: [[0, { fire: ['A1'] }]],
    until: 8,
    expect: ['1 web firing: A1', '4 web resolved: / A1'],
  },
  {
    name: 'an alert that is spoken of again goes on',
    global: { resolve_timeout: '3s' },
    events: [
      [0, { fire: ['A1'] }],
      [2.5, { fire: ['A1'] }],
      [5.2, { fire: ['A1'] }],
    ],
    until: 14,
    expect: ['1 web firing: A1', '10 web resolved: / A1'],
  },
  {
    name: 'an end that its sender names is kept to',
    events: [[0, { fire: ['A1'], ends: 2.5 }]],
    until: 8,
    expect: ['1 web firing: A1', '4 web resolved: / A1'],
  },
  {
    name: 'of two senders the one that names the later end is believed',
    events: [
      [0, { fire: ['A1'], starts: 0, ends: 5.5 }],
      [1.6, { fire: ['A1'], starts: -1, ends: 2.5 }],
    ],
    until: 10,
    expect: ['1 web firing: A1', '7 web resolved: / A1'],
  },
  {
    name: 'a sender that names an end is believed before one that names none',
    events: [
      [0, { fire: ['A1'] }],
      [1.6, { fire: ['A1'], starts: -1, ends: 2.5 }],
    ],
    until: 8,
    expect: ['1 web firing: A1', '4 web resolved: / A1'],
  },
]
