import { expect, it } from 'vitest'
import type { Applied } from '../../src/commands/oncall/apply.ts'
import type { Exported } from '../../src/commands/oncall/export.ts'
import { contactById } from '../../src/store/oncall/contacts.ts'
import { duties } from './duties.ts'
import { movedServer } from './server.ts'

const server = await movedServer('2026-11-04T11:00:00Z', () => new Response('ok'))
const apply = (file: string, more: object = {}) => server.as('oncall/apply', { file, ...more }) as Promise<Applied>
const exported = async () => ((await server.as('oncall/export')) as Exported).text

it('a dry run says what would change and leaves it', async () => {
  const { changes, applied } = await apply(duties, { dryRun: true })
  expect(applied).toBe(false)
  expect(changes.map(({ section, name, is }) => `${is} ${section} ${name}`)).toContain('new schedules primary')
  expect(await exported()).toBe('{}\n')
})

it('what was applied is given back, secrets hidden, and applies again without a change', async () => {
  expect((await apply(duties)).changes).toHaveLength(8)
  const text = await exported()
  expect(text).toBe(duties.replaceAll(/(url|webhook|password): \S+/g, '$1: "***"'))
  expect(text).not.toMatch(/secret|mail-password/)
  expect((await apply(text)).changes).toEqual([])
  expect((await apply(duties)).changes).toEqual([])
  const contact = await contactById(server.database, 'ada/chat')
  expect(contact?.settings).toEqual({})
  expect(JSON.parse(server.seal.open(contact?.sealed ?? ''))).toEqual({ url: 'http://chat.test/ada-secret' })
})

it('another secret is a change, and the diff does not show it', async () => {
  const { changes, diff } = await apply(duties.replace('chat.test/ada-secret', 'chat.test/ada-secret-2'))
  expect(changes).toEqual([{ section: 'people', name: 'ada', is: 'changed' }])
  expect(diff).not.toContain('secret')
})

it('a change is shown as a diff; what the file does not name stays, unless it prunes', async () => {
  const file = 'escalations:\n  standard: { team: shop, steps: [{ tell: [person ada], wait: 7m }] }\n'
  const { changes, diff } = await apply(file)
  expect(changes).toEqual([{ section: 'escalations', name: 'standard', is: 'changed' }])
  expect(diff).toContain('-          - schedule primary')
  expect(diff).toContain('+          - person ada')
  const whole = (await exported()).replace(/^schedules:[\s\S]*?(?=^escalations:)/m, '')
  expect((await apply(whole, { prune: true })).changes).toEqual([{ section: 'schedules', name: 'primary', is: 'gone' }])
})

it.each([
  ['no YAML', 'people: [', /Flow sequence/],
  ['a key that is not known', 'persons: {}', /Unrecognized key: "persons"/],
  ['a zone that is nowhere', 'people: { eve: { zone: Europe/Bonn } }', /`Europe\/Bonn` is no time zone/],
  [
    'a connector that is not known',
    'people: { eve: { zone: UTC, contacts: { a: { by: fax } } } }',
    /no connector `fax`/,
  ],
  ['a setting that is missing', 'people: { eve: { zone: UTC, contacts: { a: { by: webhook } } } }', /`url` is missing/],
  [
    'a setting that is not known',
    'people: { eve: { zone: UTC, contacts: { a: { by: webhook, url: x, uri: y } } } }',
    /`uri` is no setting/,
  ],
  [
    'a secret that is not stored',
    'people: { eve: { zone: UTC, contacts: { a: { by: webhook, url: "***" } } } }',
    /no such secret is stored/,
  ],
  [
    'a person that is not known',
    'escalations: { x: { team: shop, steps: [{ tell: [person adda], wait: 5m }] } }',
    /no person `adda`; did you mean `ada`/,
  ],
  [
    'a target that is none',
    'escalations: { x: { team: shop, steps: [{ tell: [ada], wait: 5m }] } }',
    /`ada` is nobody to tell/,
  ],
  [
    'a duration that is none',
    'escalations: { x: { team: shop, steps: [{ tell: [], wait: soon }] } }',
    /a duration such as/,
  ],
  [
    'a rule that says nothing',
    'schedules: { s: { team: shop, rotations: [{ name: a, zone: UTC, start: 2026-01-01, people: [ada], rule: "FREQ=NEVER" }] } }',
    /schedules\.s\.a: /,
  ],
  [
    'neither a period nor a rule',
    'schedules: { s: { team: shop, rotations: [{ name: a, zone: UTC, start: 2026-01-01, people: [ada] }] } }',
    /takes one of `every` and `rule`/,
  ],
])('%s is told of and changes nothing', async (_, file, message) => {
  const before = await exported()
  await expect(apply(file)).rejects.toThrow(message)
  expect(await exported()).toBe(before)
})
