import type { Severity } from '../../src/model/incident.ts'
import type { Escalation, Override, Person } from '../../src/model/oncall.ts'

/** What is expected is `minutes person contact step.round`, in order; `!` when everybody was told and nobody answered. */
export interface EscalationCase {
  readonly name: string
  readonly steps: Escalation['steps']
  readonly repeat?: number
  readonly at?: string
  readonly severity?: Severity
  readonly overrides?: readonly Pick<Override, 'person' | 'replaces' | 'from' | 'to'>[]
  /** Minutes after the incident opened. */
  readonly acknowledged?: number
  readonly expect: readonly string[]
  readonly missed?: readonly string[]
}

const minutes = 60_000
const person = (id: string, contacts: readonly string[], rules: Person['rules'] = []): Person => ({
  id,
  name: id,
  zone: 'UTC',
  contacts: contacts.map((by) => ({ id: `${id}-${by}`, by, settings: {} })),
  rules,
})

export const people: readonly Person[] = [
  person(
    'ada',
    ['slack', 'sms'],
    [
      { contact: 'ada-slack', after: 0 },
      { contact: 'ada-sms', after: 3 * minutes },
      { contact: 'ada-sms', after: 8 * minutes, upTo: 1 },
    ],
  ),
  person('bob', ['email', 'sms']),
  person('cyd', ['slack'], [{ contact: 'cyd-slack', after: 0, upTo: 2 }]),
  person('dan', []),
]

const primary = { schedule: 'primary' }
const ada = { person: 'ada' }
const wait = 5 * minutes

/** `primary` is ada's on odd days of June 2026 from nine to nine UTC, bob's on even ones; `hours` is cyd's, in the day only. */
export const cases: readonly EscalationCase[] = [
  {
    name: 'rules of a person are timers until somebody acknowledges',
    steps: [{ tell: [ada], wait: 15 * minutes }],
    expect: ['0 ada slack 0.0', '3 ada sms 0.0', '15 !'],
  },
  {
    name: 'a rule for the worst comes in for the worst',
    steps: [{ tell: [ada], wait: 15 * minutes }],
    severity: 1,
    expect: ['0 ada slack 0.0', '3 ada sms 0.0', '8 ada sms 0.0', '15 !'],
  },
  {
    name: 'an acknowledgement stops the rest',
    steps: [{ tell: [ada], wait: 15 * minutes }],
    severity: 1,
    acknowledged: 4,
    expect: ['0 ada slack 0.0', '3 ada sms 0.0'],
  },
  {
    name: 'an acknowledgement at the very moment of a page comes first',
    steps: [{ tell: [ada], wait: 15 * minutes }],
    acknowledged: 3,
    expect: ['0 ada slack 0.0'],
  },
  { name: 'acknowledged before it began tells nobody', steps: [{ tell: [ada], wait }], acknowledged: 0, expect: [] },
  {
    name: 'a person without rules is told everywhere, five minutes apart',
    steps: [{ tell: [{ person: 'bob' }], wait: 10 * minutes }],
    expect: ['0 bob email 0.0', '5 bob sms 0.0', '10 !'],
  },
  {
    name: 'a person whose rules fit no such incident is told all the same',
    steps: [{ tell: [{ person: 'cyd' }], wait }],
    severity: 4,
    expect: ['0 cyd slack 0.0', '5 !'],
  },
  {
    name: 'steps in order',
    steps: [
      { tell: [{ person: 'cyd' }], wait },
      { tell: [{ person: 'bob' }], wait },
    ],
    severity: 2,
    expect: ['0 cyd slack 0.0', '5 bob email 1.0', '10 bob sms 1.0', '10 !'],
  },
  {
    name: 'rounds begin anew',
    steps: [{ tell: [{ person: 'cyd' }], wait }],
    severity: 2,
    repeat: 2,
    expect: ['0 cyd slack 0.0', '5 cyd slack 0.1', '10 cyd slack 0.2', '15 !'],
  },
  {
    name: 'an acknowledgement between rounds',
    steps: [{ tell: [{ person: 'cyd' }], wait }],
    severity: 2,
    repeat: 2,
    acknowledged: 6,
    expect: ['0 cyd slack 0.0', '5 cyd slack 0.1'],
  },
  {
    name: 'timers of a step go on while the next has begun',
    steps: [
      { tell: [ada], wait: 2 * minutes },
      { tell: [{ person: 'cyd' }], wait: 2 * minutes },
    ],
    severity: 2,
    expect: ['0 ada slack 0.0', '2 cyd slack 1.0', '3 ada sms 0.0', '4 !'],
  },
  {
    name: 'one contact is told once in one moment',
    steps: [{ tell: [ada, primary, ada], wait }],
    at: '2026-06-01T12:00Z',
    expect: ['0 ada slack 0.0', '3 ada sms 0.0', '5 !'],
  },
  {
    name: 'whoever is on call when the step comes, not when the incident opened',
    steps: [
      { tell: [{ channel: 'room' }], wait: 10 * minutes },
      { tell: [primary], wait },
    ],
    at: '2026-06-02T08:55Z',
    expect: ['0 - slack 0.0', '10 bob email 1.0', '15 bob sms 1.0', '15 !'],
  },
  {
    name: 'a hand-over during the timers of a step leaves them with the one who was told',
    steps: [{ tell: [primary], wait: 10 * minutes }],
    at: '2026-06-02T08:58Z',
    expect: ['0 ada slack 0.0', '3 ada sms 0.0', '10 !'],
  },
  {
    name: 'a hand-over between rounds tells the one who comes',
    steps: [{ tell: [primary], wait }],
    at: '2026-06-02T08:58Z',
    repeat: 1,
    expect: ['0 ada slack 0.0', '3 ada sms 0.0', '5 bob email 0.1', '10 bob sms 0.1', '10 !'],
  },
  {
    name: 'an override counts',
    steps: [{ tell: [primary], wait }],
    at: '2026-06-01T12:00Z',
    severity: 1,
    overrides: [{ person: 'cyd', from: new Date('2026-06-01T11:00Z'), to: new Date('2026-06-01T13:00Z') }],
    expect: ['0 cyd slack 0.0', '5 !'],
  },
  {
    name: 'a step with nobody on call is not waited for, and is told of',
    steps: [
      { tell: [{ schedule: 'hours' }], wait: 30 * minutes },
      { tell: [ada], wait },
    ],
    at: '2026-06-01T03:00Z',
    expect: ['0 ada slack 1.0', '3 ada sms 1.0', '5 !'],
    missed: ['schedule hours: nobody is on call'],
  },
  {
    name: 'the same step in the day is waited for',
    steps: [
      { tell: [{ schedule: 'hours' }], wait: 30 * minutes },
      { tell: [ada], wait },
    ],
    at: '2026-06-01T12:00Z',
    severity: 2,
    expect: ['0 cyd slack 0.0', '30 ada slack 1.0', '33 ada sms 1.0', '35 !'],
  },
  {
    name: 'with nobody anywhere rounds keep their length, so that one who comes on call is found',
    steps: [{ tell: [{ schedule: 'hours' }], wait: 30 * minutes }],
    repeat: 2,
    at: '2026-06-01T08:10Z',
    severity: 2,
    expect: ['60 cyd slack 0.2', '90 !'],
    missed: ['schedule hours: nobody is on call', 'schedule hours: nobody is on call'],
  },
  {
    name: 'a person without a contact is told of',
    steps: [{ tell: [{ person: 'dan' }, ada], wait }],
    expect: ['0 ada slack 0.0', '3 ada sms 0.0', '5 !'],
    missed: ['person dan: dan has no contact'],
  },
  {
    name: 'names that nobody bears are told of',
    steps: [{ tell: [{ person: 'zoe' }, { schedule: 'none' }, { channel: 'none' }, { channel: 'room' }], wait }],
    expect: ['0 - slack 0.0', '5 !'],
    missed: [
      'person zoe: zoe is nobody that is known here',
      'schedule none: there is no such schedule',
      'channel none: there is no such channel',
    ],
  },
  {
    name: 'a room and a person together',
    steps: [{ tell: [{ channel: 'room' }, { person: 'cyd' }], wait }],
    severity: 1,
    expect: ['0 - slack 0.0', '0 cyd slack 0.0', '5 !'],
  },
  { name: 'an escalation without steps tells nobody', steps: [], expect: ['0 !'] },
]
