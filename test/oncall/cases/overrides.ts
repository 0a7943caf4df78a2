import type { ShiftCase } from '../shift-case.ts'

const base = {
  people: ['ada', 'bob'],
  zone: 'UTC',
  start: '2026-06-01T09:00',
  turn: { every: 'day', count: 1 },
} as const
const behind = { people: ['eve'], zone: 'UTC', start: '2026-01-01T00:00', turn: { every: 'day', count: 1 } } as const
const from = '2026-06-01T12:00Z'
const to = '2026-06-01T15:00Z'

/** 1 June from nine is ada's, 2 June bob's, 3 June ada's. */
export const overrides: readonly ShiftCase[] = [
  {
    name: 'somebody in the place of whoever would have been',
    rotations: [base],
    overrides: [{ person: 'cyd', from, to }],
    span: '2026-06-01T09:00Z 2026-06-02T09:00Z',
    expect: [
      'ada 2026-06-01T09:00Z 2026-06-01T12:00Z',
      'cyd 2026-06-01T12:00Z 2026-06-01T15:00Z',
      'ada 2026-06-01T15:00Z 2026-06-02T09:00Z',
    ],
  },
  {
    name: 'over a hand-over',
    rotations: [base],
    overrides: [{ person: 'cyd', from: '2026-06-02T08:00Z', to: '2026-06-02T10:00Z' }],
    span: '2026-06-02T07:00Z 2026-06-02T11:00Z',
    expect: [
      'ada 2026-06-02T07:00Z 2026-06-02T08:00Z',
      'cyd 2026-06-02T08:00Z 2026-06-02T10:00Z',
      'bob 2026-06-02T10:00Z 2026-06-02T11:00Z',
    ],
  },
  {
    name: 'in one person’s place, over a hand-over: only that person is replaced',
    rotations: [base],
    overrides: [{ person: 'cyd', replaces: 'ada', from: '2026-06-02T08:00Z', to: '2026-06-02T10:00Z' }],
    span: '2026-06-02T07:00Z 2026-06-02T11:00Z',
    expect: [
      'ada 2026-06-02T07:00Z 2026-06-02T08:00Z',
      'cyd 2026-06-02T08:00Z 2026-06-02T09:00Z',
      'bob 2026-06-02T09:00Z 2026-06-02T11:00Z',
    ],
  },
  {
    name: 'in the place of one who is not on call then changes nothing',
    rotations: [base],
    overrides: [{ person: 'cyd', replaces: 'bob', from, to }],
    span: '2026-06-01T09:00Z 2026-06-02T09:00Z',
    expect: ['ada 2026-06-01T09:00Z 2026-06-02T09:00Z'],
  },
  {
    name: 'fills a gap',
    rotations: [],
    overrides: [{ person: 'cyd', from, to }],
    span: '2026-06-01T11:00Z 2026-06-01T16:00Z',
    expect: [
      'cyd 2026-06-01T12:00Z 2026-06-01T15:00Z',
      '- 2026-06-01T11:00Z 2026-06-01T12:00Z',
      '- 2026-06-01T15:00Z 2026-06-01T16:00Z',
    ],
  },
  {
    name: 'time off without a replacement is a gap',
    rotations: [base],
    overrides: [{ replaces: 'ada', from, to }],
    span: '2026-06-01T09:00Z 2026-06-02T09:00Z',
    expect: [
      'ada 2026-06-01T09:00Z 2026-06-01T12:00Z',
      'ada 2026-06-01T15:00Z 2026-06-02T09:00Z',
      '- 2026-06-01T12:00Z 2026-06-01T15:00Z',
    ],
  },
  {
    name: 'time off lets the rotation behind in',
    rotations: [base, behind],
    overrides: [{ replaces: 'ada', from, to }],
    span: '2026-06-01T09:00Z 2026-06-02T09:00Z',
    expect: [
      'ada 2026-06-01T09:00Z 2026-06-01T12:00Z',
      'eve 2026-06-01T12:00Z 2026-06-01T15:00Z',
      'ada 2026-06-01T15:00Z 2026-06-02T09:00Z',
    ],
  },
  {
    name: 'who found a replacement and is away as well is replaced, in either order',
    rotations: [base],
    overrides: [
      { person: 'cyd', replaces: 'ada', from, to },
      { replaces: 'ada', from: '2026-06-01T00:00Z', to: '2026-06-01T18:00Z' },
    ],
    span: '2026-06-01T09:00Z 2026-06-01T20:00Z',
    expect: [
      'cyd 2026-06-01T12:00Z 2026-06-01T15:00Z',
      'ada 2026-06-01T18:00Z 2026-06-01T20:00Z',
      '- 2026-06-01T09:00Z 2026-06-01T12:00Z',
      '- 2026-06-01T15:00Z 2026-06-01T18:00Z',
    ],
  },
  {
    name: 'a replacement is replaced',
    rotations: [base],
    overrides: [
      { person: 'cyd', replaces: 'ada', from, to },
      { person: 'dan', replaces: 'cyd', from: '2026-06-01T13:00Z', to: '2026-06-01T14:00Z' },
    ],
    span: '2026-06-01T12:00Z 2026-06-01T15:00Z',
    expect: [
      'cyd 2026-06-01T12:00Z 2026-06-01T13:00Z',
      'dan 2026-06-01T13:00Z 2026-06-01T14:00Z',
      'cyd 2026-06-01T14:00Z 2026-06-01T15:00Z',
    ],
  },
  {
    name: 'a replacement that falls away later leaves a gap',
    rotations: [base],
    overrides: [
      { person: 'cyd', replaces: 'ada', from, to },
      { replaces: 'cyd', from: '2026-06-01T13:00Z', to: '2026-06-01T14:00Z' },
    ],
    span: '2026-06-01T12:00Z 2026-06-01T15:00Z',
    expect: [
      'cyd 2026-06-01T12:00Z 2026-06-01T13:00Z',
      'cyd 2026-06-01T14:00Z 2026-06-01T15:00Z',
      '- 2026-06-01T13:00Z 2026-06-01T14:00Z',
    ],
  },
  {
    name: 'of two in the same place the later one counts',
    rotations: [base],
    overrides: [
      { person: 'cyd', from, to },
      { person: 'dan', from: '2026-06-01T14:00Z', to: '2026-06-01T16:00Z' },
    ],
    span: '2026-06-01T12:00Z 2026-06-01T17:00Z',
    expect: [
      'cyd 2026-06-01T12:00Z 2026-06-01T14:00Z',
      'dan 2026-06-01T14:00Z 2026-06-01T16:00Z',
      'ada 2026-06-01T16:00Z 2026-06-01T17:00Z',
    ],
  },
  {
    name: 'a swap of two days',
    rotations: [base],
    overrides: [
      { person: 'bob', replaces: 'ada', from: '2026-06-01T09:00Z', to: '2026-06-02T09:00Z' },
      { person: 'ada', replaces: 'bob', from: '2026-06-02T09:00Z', to: '2026-06-03T09:00Z' },
    ],
    span: '2026-06-01T09:00Z 2026-06-04T09:00Z',
    expect: [
      'bob 2026-06-01T09:00Z 2026-06-02T09:00Z',
      'ada 2026-06-02T09:00Z 2026-06-03T09:00Z',
      'ada 2026-06-03T09:00Z 2026-06-04T09:00Z',
    ],
  },
  {
    name: 'beside: with whoever is on call, in nobody’s place',
    rotations: [base],
    overrides: [{ person: 'cyd', beside: true, from, to }],
    span: '2026-06-01T09:00Z 2026-06-02T09:00Z',
    expect: ['ada 2026-06-01T09:00Z 2026-06-02T09:00Z', 'cyd 2026-06-01T12:00Z 2026-06-01T15:00Z'],
  },
  {
    name: 'in the place of one of two who are on call together',
    rotations: [base, { ...behind, beside: true }],
    overrides: [{ person: 'cyd', replaces: 'eve', from, to }],
    span: '2026-06-01T11:00Z 2026-06-01T16:00Z',
    expect: [
      'eve 2026-06-01T11:00Z 2026-06-01T12:00Z',
      'ada 2026-06-01T11:00Z 2026-06-01T16:00Z',
      'cyd 2026-06-01T12:00Z 2026-06-01T15:00Z',
      'eve 2026-06-01T15:00Z 2026-06-01T16:00Z',
    ],
  },
  {
    name: 'in the place of everybody who is on call together',
    rotations: [base, { ...behind, beside: true }],
    overrides: [{ person: 'cyd', from, to }],
    span: '2026-06-01T12:00Z 2026-06-01T15:00Z',
    expect: ['cyd 2026-06-01T12:00Z 2026-06-01T15:00Z'],
  },
  {
    name: 'one whose replacement is on call anyway is on call once',
    rotations: [base, { ...behind, beside: true }],
    overrides: [{ person: 'ada', replaces: 'eve', from, to }],
    span: '2026-06-01T12:00Z 2026-06-01T15:00Z',
    expect: ['ada 2026-06-01T12:00Z 2026-06-01T15:00Z'],
  },
  {
    name: 'longer than the span is cut with it',
    rotations: [base],
    overrides: [{ person: 'cyd', from: '2026-05-01T00:00Z', to: '2026-07-01T00:00Z' }],
    span: '2026-06-01T09:00Z 2026-06-02T09:00Z',
    expect: ['cyd 2026-06-01T09:00Z 2026-06-02T09:00Z'],
  },
  {
    name: 'time off over a hand-over takes only the turn of the one who is away',
    rotations: [base],
    overrides: [{ replaces: 'bob', from: '2026-06-02T00:00Z', to: '2026-06-05T00:00Z' }],
    span: '2026-06-02T00:00Z 2026-06-04T00:00Z',
    expect: [
      'ada 2026-06-02T00:00Z 2026-06-02T09:00Z',
      'ada 2026-06-03T09:00Z 2026-06-04T00:00Z',
      '- 2026-06-02T09:00Z 2026-06-03T09:00Z',
    ],
  },
]
