import { expect, it } from 'vitest'
import { command, type ImportedFile } from '../../src/commands/oncall/import.ts'
import { parseDuties } from '../../src/commands/oncall/rostering/parse.ts'
import { shiftsOf } from '../../src/operate/oncall/shifts.ts'
import { worldOf } from '../world.ts'
import { exports } from './exports.ts'

/** The file of a tool's export, read as ours. */
async function imported(
  from: keyof typeof exports,
): Promise<ImportedFile & { duties: ReturnType<typeof parseDuties> }> {
  const file = await command.run({ file: JSON.stringify(exports[from]), from }, worldOf(new Map()))
  return { ...file, duties: parseDuties(file.text) }
}

function who(duties: ReturnType<typeof parseDuties>, name: string, from: string, to: string): string[] {
  const schedule = duties.schedules.find((one) => one.name === name)
  const shifts = shiftsOf(
    { name, team: '', rotations: schedule?.rotations ?? [], overrides: [] },
    new Date(from),
    new Date(to),
  )
  return shifts.map(
    (shift) => `${shift.person} ${shift.from.toISOString().slice(0, 16)} ${shift.to.toISOString().slice(0, 16)}`,
  )
}

it('PagerDuty: the layer that the API lists first wins, restrictions hold, rules are timers', async () => {
  const { duties, left } = await imported('pagerduty')
  expect(who(duties, 'primary-on-call', '2026-06-01T00:00Z', '2026-06-02T00:00Z')).toEqual([
    'bob 2026-06-01T00:00 2026-06-01T07:00',
    'ada 2026-06-01T07:00 2026-06-01T15:00',
    'bob 2026-06-01T15:00 2026-06-02T00:00',
  ])
  expect(duties.people[0]).toMatchObject({
    id: 'ada',
    zone: 'Europe/Berlin',
    contacts: [
      { id: 'ada/email', by: 'email', settings: { to: 'ada@example.com' } },
      { id: 'ada/phone-2', by: 'sms', settings: { way: 'voice', to: '+493012345' } },
    ],
    rules: [{ contact: 'ada/phone-2', after: 300_000 }],
  })
  expect(duties.escalations).toEqual([
    {
      name: 'standard',
      team: 'shop',
      repeat: 2,
      steps: [
        { tell: [{ schedule: 'primary-on-call' }], wait: 600_000 },
        { tell: [{ person: 'bob' }], wait: 1_800_000 },
      ],
    },
  ])
  expect(duties.services).toEqual([{ name: 'orders', team: 'everybody', escalation: 'standard' }])
  expect(left).toEqual([
    'user Ada: contact method push_notification_contact_method',
    'user Ada: notification rules of low urgency',
    'schedule Primary On-Call: overrides; make them with `devops oncall override`',
  ])
})

it('GoAlert: rules are in force together, a rotation told alone gets a schedule', async () => {
  const { duties, left } = await imported('goalert')
  // 6 June 2026 is a Saturday: the weekend rule of ada is in force beside the rotation.
  expect(who(duties, 'web', '2026-06-06T05:00Z', '2026-06-06T15:00Z')).toEqual(
    ['ada 2026-06-06T13:00 2026-06-06T15:00', 'bob 2026-06-06T05:00 2026-06-06T15:00'].sort((a, b) =>
      (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? ''),
    ),
  )
  expect(duties.escalations[0]?.steps).toEqual([
    { tell: [{ schedule: 'web' }, { schedule: 'weekly' }], wait: 900_000 },
    { tell: [{ person: 'ada' }], wait: 300_000 },
  ])
  expect(left).toEqual(
    [
      'user overrides; make them with `devops oncall override`',
      'escalation policy Default: a target slackChannel #ops',
    ].sort(),
  )
})

it('Opsgenie: rotations are beside each other, delays from the beginning become waits', async () => {
  const { duties, left } = await imported('opsgenie')
  expect(who(duties, 'platform', '2026-06-01T00:00Z', '2026-06-02T00:00Z')).toEqual([
    'ada 2026-06-01T00:00 2026-06-02T00:00',
    'bob 2026-06-01T16:00 2026-06-02T00:00',
  ])
  expect(duties.escalations[0]).toMatchObject({
    team: 'shop',
    repeat: 1,
    steps: [
      { tell: [{ schedule: 'platform' }], wait: 300_000 },
      { tell: [{ person: 'bob' }], wait: 600_000 },
    ],
  })
  expect(duties.teams).toMatchObject([{ name: 'shop', people: ['ada', 'bob'] }])
  expect(left).toContain('schedule Platform: participants of Night that are teams, escalations or nobody')
})

it('Grafana OnCall: levels are layers, groups are side by side, several days are hours of a week', async () => {
  const { duties, left } = await imported('grafana-oncall')
  expect(who(duties, 'backend', '2026-06-01T00:00Z', '2026-06-02T00:00Z')).toEqual([
    'cyd 2026-06-01T00:00 2026-06-01T09:00',
    'ada 2026-06-01T09:00 2026-06-01T17:00',
    'bob 2026-06-01T09:00 2026-06-01T17:00',
    'cyd 2026-06-01T17:00 2026-06-02T00:00',
  ])
  // The next week it is the other group's turn, which is cyd alone.
  expect(who(duties, 'backend', '2026-06-08T09:00Z', '2026-06-08T17:00Z')).toEqual([
    'cyd 2026-06-08T09:00 2026-06-08T17:00',
  ])
  expect(duties.people[0]?.rules).toEqual([
    { contact: 'ada/slack', after: 0 },
    { contact: 'ada/email', after: 300_000 },
  ])
  expect(duties.escalations[0]).toMatchObject({
    repeat: 4,
    steps: [
      { tell: [{ schedule: 'backend' }], wait: 300_000 },
      { tell: [{ person: 'bob' }], wait: 0 },
    ],
  })
  expect(left).toEqual(
    expect.arrayContaining([
      'user ada: notify_by_phone_call; the export holds no number',
      'escalation chain Chain: trigger_webhook',
    ]),
  )
})

it.each([
  '',
  '[]',
  '{}',
  '{"users": []}',
  '{"users": 7, "schedules": [null, 1, {"rotations": "x"}], "escalations": {"rules": []}}',
])('strange data %j crashes nothing', async (file) => {
  for (const from of ['goalert', 'grafana-oncall', 'opsgenie', 'pagerduty'] as const)
    await command.run({ file, from }, worldOf(new Map())).catch((error: Error) => expect(error.name).toBe('Fault'))
})
