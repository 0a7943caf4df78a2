import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { setRouting } from '../../src/commands/alert/alerting/configuring.ts'
import type { Command } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/index.ts'
import { problemOf } from '../../src/faces/server/answer.ts'
import type { Inside } from '../../src/faces/server/route.ts'
import { routes as alerts } from '../../src/faces/server/routes/alertmanager-alerts.ts'
import { routes as silences } from '../../src/faces/server/routes/alertmanager-silences.ts'
import { routes as status } from '../../src/faces/server/routes/alertmanager-status.ts'
import { routes as intake } from '../../src/faces/server/routes/intake.ts'
import type { Principal } from '../../src/model/principal.ts'
import type { Server } from '../../src/model/server.ts'
import type { World } from '../../src/model/world.ts'
import { openStore, type Store } from '../../src/store/database.ts'
import { type Engine, openEngine } from '../../src/store/jobs.ts'
import { sealedWith } from '../../src/store/seal.ts'

/** The alert wing of a server and nothing else: its jobs, its interface, no sign-in. */
export interface Wing {
  readonly url: string
  readonly server: Server
  readonly world: World
  reload(config: string): Promise<void>
  stop(): Promise<void>
}

const actor: Principal = { id: 'test', name: 'test', role: 'admin' }
export const ownJobs = ['alert/flush', 'alert/deliver'] as const

export interface Beside {
  /** Work of other wings that is handed over. */
  readonly jobs?: Readonly<Record<string, (input: object) => Promise<unknown>>>
  readonly sole?: boolean
  readonly port?: number
  readonly connections?: number
}

export async function startWing(
  url: string,
  { jobs = {}, sole = false, port = 0, connections = 10 }: Beside = {},
): Promise<Wing> {
  const store = await openStore(url, { connections })
  const loaded: Record<string, Command> = {}
  for (const id of ownJobs) loaded[id] = (await commands[id]?.load()) ?? missing(id)
  const queues = Object.fromEntries([...ownJobs, ...Object.keys(jobs)].map((id) => [id, {}]))
  const engine = await openEngine(store, queues, { sole, failed: (what, error) => console.error(what, error) })
  const { server, world } = worldOn(store, engine)
  await engine.start(async (id, input) => {
    const command = loaded[id]
    if (command) await command.run(command.input.parse(input), world)
    else await jobs[id]?.(input)
  })
  const app = new Hono()
  const inside: Inside = {
    server,
    world,
    actor,
    commands: {},
    version: '0',
    isEnding: () => false,
    failed: () => {},
    metrics: async () => '',
    follow: () => () => {},
  }
  for (const [line, { handle }] of Object.entries({ ...alerts, ...silences, ...status, ...intake })) {
    const [method = '', path = ''] = line.split(' ')
    app.on(method, path, (context) => handle(context, inside))
  }
  app.onError((error, context) => {
    const { status, body } = problemOf(error)
    return context.json(body, status as 400)
  })
  const { listening, at } = await new Promise<{ listening: ReturnType<typeof serve>; at: number }>((resolve) => {
    const listening = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (info) =>
      resolve({ listening, at: info.port }),
    )
  })
  return {
    url: `http://127.0.0.1:${at}`,
    server,
    world,
    reload: async (config) => void (await setRouting(server, config, new Date())),
    stop: async () => {
      await new Promise((done) => listening.close(done))
      await engine.stop()
      await store.close()
    },
  }
}

function worldOn(store: Store, engine: Engine): { server: Server; world: World } {
  const server: Server = {
    database: store.database,
    jobs: engine.jobs,
    actor,
    seal: sealedWith(Buffer.alloc(32, 7)),
    fetch,
    address: 'http://millwright.test',
    announce: async () => {},
  }
  return { server, world: { now: () => new Date(), server } as unknown as World }
}

function missing(id: string): never {
  throw new Error(`there is no ${id}`)
}
