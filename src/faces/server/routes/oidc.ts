import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { setting } from '../../../commands/settings.ts'
import { startSession } from '../../../commands/sign-in.ts'
import { endSingleSignOn, startSingleSignOn } from '../../../commands/single-sign-on.ts'
import { Fault } from '../../../model/fault.ts'
import { keepSession, visitorOf } from '../keep-session.ts'
import type { Inside, Routes } from '../route.ts'

/** Seconds in which somebody has to come back. */
const patience = 600
const cookie = 'devops_sso'
const path = '/auth/oidc'

const begun = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  until: z.number(),
})

export const routes: Routes = {
  'GET /auth/ways': {
    summary: 'How one can sign in here',
    access: 'open',
    async handle(context, { server }) {
      const { issuer, label } = await setting(server.database, 'oidc')
      return context.json({ password: true, ...(issuer && { oidc: { label, start: `${path}/start` } }) })
    },
  },
  'GET /auth/oidc/start': {
    summary: 'Go to the provider of OpenID Connect; `to` is the page that is shown afterwards',
    access: 'open',
    async handle(context, inside) {
      const { server, world } = inside
      const { url, ...kept } = await startSingleSignOn(server)
      const until = world.now().getTime() + patience * 1000
      const text = JSON.stringify({ ...kept, to: ownPath(context.req.query('to')), until })
      // Sealed, so that any replica can read it and nobody else: there is nothing to be kept for who never comes back.
      setCookie(context, cookie, server.seal.seal(text), { ...guard(inside), maxAge: patience })
      return context.redirect(url)
    },
  },
  'GET /auth/oidc/callback': {
    summary: 'Come back from the provider',
    access: 'open',
    async handle(context, inside) {
      const { server, world } = inside
      const kept = keptIn(context, inside)
      deleteCookie(context, cookie, guard(inside))
      try {
        if (!kept || kept.until < world.now().getTime())
          throw new Fault('oidc-refused', 'this sign-in did not begin in this browser, or too long ago', 'Begin anew.')
        const { search } = new URL(context.req.url)
        const came = new URL(`${server.address}${context.req.path}${search}`)
        const visitor = await visitorOf(context, inside)
        const account = await endSingleSignOn(server, came, kept, visitor.at)
        keepSession(context, inside, await startSession(server.database, account, visitor, 'oidc'))
        return context.redirect(kept.to)
      } catch (error) {
        // A person sits before it: the page says what is wrong.
        if (error instanceof Fault) return context.redirect(`/?problem=${encodeURIComponent(error.code)}`)
        throw error
      }
    },
  },
}

function keptIn(context: Context, { server }: Inside): z.output<typeof begun> | undefined {
  const sealed = getCookie(context, cookie)
  if (sealed === undefined) return undefined
  try {
    return begun.parse(JSON.parse(server.seal.open(sealed)))
  } catch {
    return undefined
  }
}

function guard({ server }: Inside) {
  return { path, httpOnly: true, sameSite: 'Lax', secure: server.address.startsWith('https://') } as const
}

/** A page of ours, whatever is asked for. */
function ownPath(to = '/'): string {
  return /^\/(?![/\\])[\w/?=&.%+:-]{0,500}$/.test(to) ? to : '/'
}
