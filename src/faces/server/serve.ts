import { serve as listen } from '@hono/node-server'
import { temporaryHours } from '../../commands/accounts.ts'
import type { Command, Listed } from '../../commands/command.ts'
import { firstAdministrator } from '../../commands/first-administrator.ts'
import { commands as listed } from '../../commands/index.ts'
import type { Principal } from '../../model/principal.ts'
import type { Server } from '../../model/server.ts'
import type { ServeOptions, World } from '../../model/world.ts'
import { openEngine } from '../../store/jobs.ts'
import { migrate } from '../../store/migrate.ts'
import { openPlace } from '../../store/open.ts'
import { sealedWith } from '../../store/seal.ts'
import { appOf } from './app.ts'
import { events } from './events.ts'
import { keyOf } from './key.ts'

/** A server that answers. */
export interface Running {
  readonly address: string
  readonly port: number
  /** Takes nothing new, finishes what it does, closes what it opened. */
  stop(): Promise<void>
}

/** Starts everything in order: database, migrations, jobs, interface. */
export async function startServer(options: ServeOptions, world: World, version: string): Promise<Running> {
  const { store, own, shared, stop } = await openPlace(options)
  await migrate(store.database)
  const seal = sealedWith(keyOf(options.data, world.env, own))
  const all = await serverCommands()
  const queues = Object.fromEntries(
    Object.entries(all.jobs).map(([id, { every }]) => [id, every === undefined ? {} : { every }]),
  )
  const failed = (what: string, error: unknown) =>
    world.tell(JSON.stringify({ level: 'error', at: world.now().toISOString(), what, error: textOf(error) }))
  const engine = await openEngine(store, queues, { sole: own && !shared, failed })
  const channel = await events(store)
  let address = options.address ?? ''
  const serverAs = (actor: Principal): Server => ({
    database: store.database,
    jobs: engine.jobs,
    actor,
    seal,
    fetch,
    get address() {
      return address
    },
    announce: channel.announce,
  })
  const worldAs = (server: Server): World => {
    const { ask: _, doors: __, ...rest } = world
    return { ...rest, server }
  }
  const app = appOf({
    commands: all.offered,
    version,
    failed,
    inside(actor) {
      const server = serverAs(actor)
      return { server, world: worldAs(server), actor, version, commands: all.listed, follow: channel.follow }
    },
  })
  const password = world.env.DEVOPS_ADMIN_PASSWORD
  const first = await firstAdministrator(store.database, { at: world.now(), ...(password && { password }) })
  await engine.start(async (id, input) => {
    const command = all.jobs[id]
    if (command)
      await command.run(command.input.parse(input), worldAs(serverAs({ id: `system:${id}`, name: id, role: 'admin' })))
  })
  const { server, port } = await new Promise<{ server: ReturnType<typeof listen>; port: number }>((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: options.host, port: options.port }, ({ port }) =>
      resolve({ server, port }),
    )
    server.once('error', reject)
  })
  address ||= `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
  if (first?.password)
    world.tell(
      `Sign in as \`${first.name}\` with the password ${first.password} within ${temporaryHours} hours, and choose your own.`,
    )
  return {
    address,
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      channel.close()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      await engine.stop()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      await stop()
    },
  }
}

/** Commands that need a server: those that are offered, and those that run by themselves. */
export async function serverCommands(): Promise<{
  readonly offered: Readonly<Record<string, Command>>
  readonly jobs: Readonly<Record<string, Command>>
  /** Those that are offered, as the index has them. */
  readonly listed: Readonly<Record<string, Listed>>
}> {
  const offered: Record<string, Command> = {}
  const listing: Record<string, Listed> = {}
  const jobs: Record<string, Command> = {}
  for (const [id, each] of Object.entries(listed))
    if (each.background) jobs[id] = await each.load()
    else if (each.on === 'server') {
      offered[id] = await each.load()
      listing[id] = each
    }
  return { offered, jobs, listed: listing }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
