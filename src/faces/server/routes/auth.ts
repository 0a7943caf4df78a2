import { deleteCookie } from 'hono/cookie'
import { z } from 'zod'
import { accountFor, principalOf, startSession } from '../../../commands/sign-in.ts'
import { personalToken } from '../../../commands/tokens.ts'
import { endSession } from '../../../store/access/sessions.ts'
import { endToken } from '../../../store/access/tokens.ts'
import { hashOfTicket } from '../../../values/ticket.ts'
import { cookieName, crossSite, sessionCookie, ticketOf } from '../identify.ts'
import { jsonOf } from '../input.ts'
import { keepSession, visitorOf } from '../keep-session.ts'
import { comesFromElsewhere } from '../own-page.ts'
import type { Routes } from '../route.ts'

const signIn = z.strictObject({
  name: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
  // A program asks for a token instead of a cookie, and says where it will lie.
  machine: z.string().min(1).max(100).optional(),
})

export const routes: Routes = {
  'POST /auth/sign-in': {
    summary: 'Sign in by name and password: a session as a cookie, or a personal token for `machine`',
    access: 'open',
    async handle(context, inside) {
      const { server } = inside
      if (comesFromElsewhere(context, server.address)) throw crossSite()
      const { machine, ...given } = signIn.parse(await jsonOf(context))
      const visitor = await visitorOf(context, inside)
      const account = await accountFor(server.database, given, visitor)
      const { id, name, role } = principalOf(account)
      if (machine !== undefined) {
        const { secret, token } = await personalToken(server.database, account, machine, visitor)
        return context.json({ id, name, role, token: secret, endsAt: token.endsAt })
      }
      const session = await startSession(server.database, account, visitor, 'password')
      keepSession(context, inside, session)
      return context.json({ id, name, role, endsAt: session.endsAt })
    },
  },
  'POST /auth/sign-out': {
    summary: 'End the session of this browser, or the token that is shown',
    access: 'open',
    async handle(context, { server, world }) {
      if (comesFromElsewhere(context, server.address)) throw crossSite()
      const token = ticketOf(context)
      if (token !== undefined) await endToken(server.database, hashOfTicket(token), world.now())
      const ticket = sessionCookie(context)
      if (ticket !== undefined) await endSession(server.database, hashOfTicket(ticket))
      for (const secure of [true, false]) deleteCookie(context, cookieName(secure), { path: '/', secure })
      return context.json({ ended: true })
    },
  },
  'GET /auth/me': {
    summary: 'Who is signed in',
    access: 'viewer',
    handle: (context, { actor: { id, name, role, scopes } }) =>
      context.json({ id, name, role, ...(scopes && { scopes }) }),
  },
}
