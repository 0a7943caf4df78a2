import { hostname } from 'node:os'
import { serve as listen } from '@hono/node-server'
import { temporaryHours } from '../../commands/accounts.ts'
import { firstAdministrator } from '../../commands/first-administrator.ts'
import type { Principal } from '../../model/principal.ts'
import type { Server } from '../../model/server.ts'
import type { ServeOptions, World } from '../../model/world.ts'
import { openEngine } from '../../store/jobs.ts'
import { migrate } from '../../store/migrate.ts'
import { openPlace } from '../../store/open.ts'
import { sealedWith } from '../../store/seal.ts'
import { appOf } from './app.ts'
import { serverCommands } from './commands.ts'
import { events } from './events.ts'
import { keyOf } from './key.ts'
import { noFiles } from './no-files.ts'
import { watchedJob } from './watch/jobs.ts'
import { logTo } from './watch/log.ts'
import { metricsOf } from './watch/metrics.ts'
import { watchedRequests } from './watch/requests.ts'
import { tracedDatabase, tracedFetch } from './watch/traced.ts'
import { tracingOf } from './watch/tracing.ts'

/** A server that answers. */
export interface Running {
  readonly address: string
  readonly port: number
  /** Tells whoever started it. */
  say(message: string): void
  /** Takes nothing new, finishes what it does, closes what it opened. */
  stop(): Promise<void>
}

/** Starts everything in order: database, migrations, jobs, interface. */
export async function startServer(options: ServeOptions, world: World, version: string): Promise<Running> {
  const replica = `${hostname()}-${process.pid}`
  const tracing = await tracingOf(world, version, replica)
  const log = logTo(world, () => tracing.here()?.traceId)
  const { store, own, shared, stop } = await openPlace(options)
  await migrate(store.database)
  const seal = sealedWith(keyOf(options.data, world.env, own))
  const all = await serverCommands()
  const queues = Object.fromEntries(
    Object.entries(all.jobs).map(([id, { every }]) => [id, every === undefined ? {} : { every }]),
  )
  const engine = await openEngine(store, queues, { sole: own && !shared, failed: log.failed })
  const channel = await events(store)
  const metrics = metricsOf({
    version,
    replica,
    connections: store.connections,
    followers: channel.followers,
    waiting: () => engine.waiting(world.now()),
  })
  const database = tracedDatabase(store.database, tracing)
  const reach = tracedFetch(tracing)
  let ending = false
  let address = options.address ?? ''
  const serverAs = (actor: Principal): Server => ({
    database,
    jobs: engine.jobs,
    actor,
    seal,
    fetch: reach,
    count: metrics.count,
    get address() {
      return address
    },
    announce: channel.announce,
  })
  const worldAs = (server: Server): World => {
    const { ask: _, doors: __, ...rest } = world
    return { ...rest, files: noFiles, server }
  }
  const app = appOf({
    commands: all.offered,
    version,
    failed: log.failed,
    watch: watchedRequests(log, metrics, tracing),
    inside(actor) {
      const server = serverAs(actor)
      return {
        server,
        world: worldAs(server),
        actor,
        version,
        commands: all.listed,
        isEnding: () => ending,
        failed: log.failed,
        metrics: metrics.text,
        follow: channel.follow,
      }
    },
  })
  const password = world.env.DEVOPS_ADMIN_PASSWORD
  const first = await firstAdministrator(store.database, { at: world.now(), ...(password && { password }) })
  await engine.start(async (id, input) => {
    const command = all.jobs[id]
    if (!command) return
    const actor: Principal = { id: `system:${id}`, name: id, role: 'admin' }
    await watchedJob(id, { log, metrics, tracing }, () =>
      command.run(command.input.parse(input), worldAs(serverAs(actor))),
    )
  })
  const { server, port } = await new Promise<{ server: ReturnType<typeof listen>; port: number }>((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: options.host, port: options.port }, ({ port }) =>
      resolve({ server, port }),
    )
    server.once('error', reject)
  })
  address ||= `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
  if (first?.password)
    log.say(
      `Sign in as \`${first.name}\` with the password ${first.password} within ${temporaryHours} hours, and choose your own.`,
    )
  return {
    address,
    port,
    say: log.say,
    async stop() {
      ending = true
      const inOrder = async () => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        channel.close()
        if ('closeIdleConnections' in server) server.closeIdleConnections()
        await engine.stop()
        if ('closeAllConnections' in server) server.closeAllConnections()
        await closed
        await tracing.close()
        await stop()
      }
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, longest, 'late').unref())
      if ((await Promise.race([inOrder(), late])) === 'late')
        log.failed(
          'stop',
          new Error(`not everything ended within ${longest / 1000} s; the rest is taken up at the next start`),
        )
    },
  }
}

/** Milliseconds after which an end that hangs is no longer waited for; less than the 30 s that Kubernetes gives. */
const longest = 27_000
