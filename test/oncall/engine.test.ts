import { afterAll, expect, it } from 'vitest'
import type { Command } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/index.ts'
import type { Principal } from '../../src/model/principal.ts'
import type { Server } from '../../src/model/server.ts'
import { eventsOf } from '../../src/store/incidents/events.ts'
import { openEngine } from '../../src/store/jobs.ts'
import { pagesOf } from '../../src/store/oncall/pages.ts'
import { sealedWith } from '../../src/store/seal.ts'
import { loopback } from '../connectors/loopback.ts'
import { freshStore } from '../server/database.ts'
import { worldOf } from '../world.ts'

const store = await freshStore()
const receiver = await loopback({ status: 200 })
const jobs = ['incident/escalate', 'page/deliver', 'page/update']
const engine = await openEngine(store, Object.fromEntries(jobs.map((id) => [id, {}])), { sole: true })
const seal = sealedWith(Buffer.alloc(32, 7))
const serverAs = (actor: Principal): Server => ({
  database: store.database,
  jobs: engine.jobs,
  seal,
  actor,
  fetch,
  address: 'http://ops.test',
  announce: async () => {},
})
async function run(id: string, input: object, by = 'user:ada'): Promise<unknown> {
  const command = (await commands[id]?.load()) as Command<unknown>
  const actor = { id: by, name: by, role: 'admin' } as const
  return command.run(command.input.parse(input), {
    ...worldOf(new Map()),
    now: () => new Date(),
    server: serverAs(actor),
  })
}
afterAll(async () => {
  await engine.stop()
  await receiver.close()
})

it('on the real engine of jobs an incident pages by steps until it is acknowledged', async () => {
  await run('oncall/apply', {
    file: `
people: { ada: { zone: UTC, contacts: { hook: { by: webhook, url: '${receiver.url}/ada' } } } }
teams: { shop: {} }
escalations: { standard: { team: shop, repeat: 20, steps: [{ tell: [person ada], wait: 1s }] } }
default: standard
`,
  })
  await engine.start((id, input) => run(id, input, `system:${id}`))
  const { id } = (await run('incident/open', { title: 'Orders fail', escalation: 'standard', severity: 1 })) as {
    id: number
  }
  await until(() => receiver.received.length >= 3)
  await run('incident/acknowledge', { incident: id })
  await until(async () => receiver.received.some(({ body }) => body.includes('"status":"acknowledged"')))
  const heard = receiver.received.length
  await new Promise((done) => setTimeout(done, 2500))
  expect(receiver.received.length).toBe(heard)
  const keys = receiver.received.map(({ headers }) => headers['idempotency-key'])
  expect(new Set(keys).size).toBe(keys.length)
  const pages = await pagesOf(store.database, { incident: id, limit: 50 })
  expect(pages.filter(({ status }) => status === 'waiting')).toEqual([])
  expect((await eventsOf(store.database, id)).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['open', 'escalation', 'page', 'acknowledge']),
  )
})

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await done()) return
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new Error('it did not come')
}
