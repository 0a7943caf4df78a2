import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Command } from '../../commands/command.ts'
import { Fault } from '../../model/fault.ts'
import { nobody, type Principal, type Role, reaches } from '../../model/principal.ts'
import { matchesGlob } from '../../values/glob.ts'
import { problemOf } from './answer.ts'
import { guardedAnswers } from './headers.ts'
import { identify } from './identify.ts'
import { inputOf } from './input.ts'
import { openDoor } from './open-door.ts'
import { openApi } from './openapi.ts'
import type { Inside } from './route.ts'
import { routes } from './routes/index.ts'
import { notedActor } from './watch/requests.ts'

/** What the interface stands on. */
export interface Base {
  readonly commands: Readonly<Record<string, Command>>
  readonly version: string
  /** What whoever acts may use. */
  inside(actor: Principal): Inside
  /** Stands around every request. */
  readonly watch?: MiddlewareHandler
  /** A line of the log for what went wrong and is not the asker's fault. */
  failed(what: string, error: unknown): void
}

/** Every command of the server under `/api`, and the routes that only HTTP knows. */
export function appOf(base: Base): Hono {
  const app = new Hono()
  if (base.watch) app.use(base.watch)
  app.use(guardedAnswers(() => base.inside(nobody).server.address))
  const open = openDoor(base)
  app.use(bodyLimit({ maxSize: 8 * 1024 * 1024, onError: (context) => problem(context, tooLarge()) }))
  app.onError((error, context) => {
    const { status } = problemOf(error)
    // The route, for a path may hold a secret.
    if (status === 500) base.failed(`${context.req.method} ${routePath(context, -1)}`, error)
    return problem(context, error)
  })
  for (const [id, command] of Object.entries(base.commands)) {
    const answer = async (context: Context) => {
      const actor = await allowed(context, base, command.role, id)
      const input = command.input.parse(await inputOf(command, context))
      const { world } = base.inside(actor)
      return context.json((await command.run(input, world)) as object)
    }
    app.post(`/api/${id}`, answer)
    if (!command.changes) app.get(`/api/${id}`, answer)
  }
  app.get('/api/openapi.json', (context) => context.json(openApi(base.commands, base.version)))
  for (const [wing, table] of Object.entries(routes))
    for (const [line, { access, scopes, handle }] of Object.entries(table)) {
      const [method = 'GET', path = '/'] = line.split(' ')
      app.on(method, path, async (context) => {
        if (access === 'open') return open(context, () => handle(context, base.inside(nobody)))
        const actor = await allowed(context, base, access, scopes ? undefined : `http/${wing}`)
        return handle(context, base.inside(actor))
      })
    }
  app.notFound((context) =>
    problem(
      context,
      new Fault(
        'not-found',
        `there is nothing at ${context.req.path}`,
        'The description of the API is at /api/openapi.json.',
      ),
    ),
  )
  return app
}

/**
 * Who asks, where they may. `what` is the id of a command, or `http/` and the way in: what scopes of a token are held against;
 * `undefined` where the way in holds them itself.
 */
async function allowed(context: Context, base: Base, needs: Role, what: string | undefined): Promise<Principal> {
  const actor = await identify(context, base.inside(nobody))
  if (!actor)
    throw new Fault('unauthenticated', 'nobody is signed in', 'Sign in, or send a token: `Authorization: Bearer ...`.')
  notedActor(context.req.raw, actor.id)
  if (!reaches(actor.role, needs))
    throw new Fault(
      'forbidden',
      `${actor.name} may not do this: it takes the role ${needs}`,
      'An administrator can give it.',
    )
  if (what !== undefined && actor.scopes && !matchesGlob(what, actor.scopes))
    throw new Fault(
      'forbidden',
      `the token \`${actor.name}\` is not for \`${what}\``,
      `It is for ${actor.scopes.join(', ')}: make another with \`devops token create\`.`,
    )
  return actor
}

function problem(context: Context, error: unknown): Response {
  const { status, body } = problemOf(error)
  return context.json(body, status as ContentfulStatusCode, { 'content-type': 'application/problem+json' })
}

function tooLarge(): Fault {
  return new Fault('too-large', 'the request is larger than 8 MB', 'Send it in parts.')
}
