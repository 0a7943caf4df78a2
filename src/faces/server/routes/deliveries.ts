import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { setting } from '../../../commands/settings.ts'
import { keepTold } from '../../../commands/told.ts'
import type { Told } from '../../../model/delivery.ts'
import { Fault } from '../../../model/fault.ts'
import { argocdDelivery } from '../../../operate/delivery/argocd.ts'
import { cdevent } from '../../../operate/delivery/cdevents.ts'
import { githubDelivery } from '../../../operate/delivery/github.ts'
import type { Inside, Routes } from '../route.ts'

/** What others tell of deliveries. What is told twice is kept once; what is no delivery is answered 202 and forgotten. */
export const routes: Routes = {
  'POST /hooks/cdevents': {
    summary: 'CDEvents over HTTP: service deployed, upgraded, rolled back, as CloudEvents in either mode',
    access: 'responder',
    async handle(context, inside) {
      const headers = context.req.header()
      const body = jsonOf(await context.req.text())
      const events = Array.isArray(body) && body.length > 0 ? body : [objectOf(body)]
      return kept(
        context,
        inside,
        events.flatMap((event) => cdevent(event, headers, inside.world.now()) ?? []),
      )
    },
  },
  'POST /hooks/github': {
    summary: 'GitHub webhook: deployment, deployment_status, workflow_run, signed with the secret of the settings',
    access: 'open',
    async handle(context, inside) {
      const { githubSecret, workflow, production } = await setting(inside.server.database, 'deliveries')
      const text = await context.req.text()
      if (
        !githubSecret ||
        !signed(text, context.req.header('x-hub-signature-256'), inside.server.seal.open(githubSecret))
      )
        throw new Fault(
          'unauthenticated',
          'the signature is not that of the secret of the settings',
          'Set the same secret on both sides: `devops setting change deliveries`.',
        )
      const github = { ...inside, ...asGithub(inside) }
      const event = context.req.header('x-github-event') ?? ''
      const told = githubDelivery(event, objectOf(jsonOf(text)), {
        production,
        now: inside.world.now(),
        ...(workflow && { workflow }),
      })
      return kept(context, github, told ? [told] : [])
    },
  },
  'POST /hooks/argocd': {
    summary: 'Argo CD notification: the application as JSON under `app`',
    access: 'responder',
    async handle(context, inside) {
      const told = argocdDelivery(objectOf(jsonOf(await context.req.text())), inside.world.now())
      return kept(context, inside, told ? [told] : [])
    },
  },
}

async function kept(context: Context, { world }: Pick<Inside, 'world'>, all: readonly Told[]): Promise<Response> {
  const deliveries: number[] = []
  for (const told of all) {
    const delivery = await keepTold(world, told)
    if (delivery) deliveries.push(delivery.id)
  }
  return context.json({ deliveries }, 202)
}

/** Whoever knows the secret acts as GitHub. */
function asGithub({ server, world }: Inside): Pick<Inside, 'server' | 'world'> {
  const own = { ...server, actor: { id: 'system:github', name: 'GitHub', role: 'responder' } as const }
  return { server: own, world: { ...world, server: own } }
}

/** `sha256=` and the HMAC of the body as it came, compared in constant time. */
function signed(body: string, signature: string | undefined, secret: string): boolean {
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  const given = Buffer.from(signature ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function objectOf(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new Fault('input', 'the body of the request is no JSON object', 'Send the event as it is specified.')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Fault('input', 'the body of the request is no JSON', 'Send it as application/json.')
  }
}
