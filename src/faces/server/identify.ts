import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { setting } from '../../commands/settings.ts'
import { principalOf } from '../../commands/sign-in.ts'
import { Fault } from '../../model/fault.ts'
import { type Principal, reaches } from '../../model/principal.ts'
import { sessionOf } from '../../store/access/sessions.ts'
import { tokenOfHash } from '../../store/access/tokens.ts'
import { hashOfTicket } from '../../values/ticket.ts'
import { isOwnPage } from './own-page.ts'
import type { Inside } from './route.ts'

/** Who asks; `undefined` where nobody is known by what the request shows. A token counts before a session. */
export async function identify(context: Context, { server, world }: Inside): Promise<Principal | undefined> {
  const at = world.now()
  const shown = context.req.header('authorization')
  if (shown !== undefined) {
    if (isScraper(shown, world.env.DEVOPS_METRICS_TOKEN)) return scraper
    const token = ticketOf(context)
    return token === undefined ? undefined : byToken(token, server.database, at)
  }
  const ticket = sessionCookie(context)
  if (ticket === undefined) return undefined
  const { idleHours } = await setting(server.database, 'sessions')
  const idle = idleHours * 3_600_000
  const account = await sessionOf(server.database, hashOfTicket(ticket), { at, idle })
  if (!account) return undefined
  // A browser sends a cookie whoever wrote the page that makes it ask; what changes anything has to come from our own.
  if (!/^(?:GET|HEAD)$/.test(context.req.method) && !isOwnPage(context, server.address)) throw crossSite()
  return principalOf(account)
}

/** The token that a request shows. */
export function ticketOf(context: Context): string | undefined {
  return /^bearer +(mwt_[\w-]{43})$/i.exec(context.req.header('authorization')?.trim() ?? '')?.[1]
}

/** Whoever scrapes the metrics, with the token that the server was started with. */
const scraper: Principal = { id: 'token:metrics', name: 'metrics', role: 'viewer', scopes: ['http/metrics'] }

function isScraper(shown: string, token: string | undefined): boolean {
  if (token === undefined || token.length < 16) return false
  const [one, other] = [shown, `Bearer ${token}`].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

/** What the cookie of a session holds. Behind https its name keeps other hosts from setting it. */
export function sessionCookie(context: Context): string | undefined {
  const ticket = getCookie(context, cookieName(true)) ?? getCookie(context, cookieName(false))
  return ticket !== undefined && /^mws_[\w-]{43}$/.test(ticket) ? ticket : undefined
}

export function cookieName(secure: boolean): string {
  return secure ? '__Host-devops_session' : 'devops_session'
}

export function crossSite(): Fault {
  return new Fault(
    'cross-site',
    'a request by cookie that changes something has to come from a page of this server',
    'Send the header `X-Devops: 1` from the same origin, or use a token: `Authorization: Bearer ...`.',
  )
}

async function byToken(
  ticket: string,
  database: Inside['server']['database'],
  at: Date,
): Promise<Principal | undefined> {
  const found = await tokenOfHash(database, hashOfTicket(ticket), at)
  if (!found) return undefined
  const { token, account } = found
  const { scopes } = token
  // It never reaches further than whose it is does by now.
  const role = reaches(account.role, token.role) ? token.role : account.role
  const who = token.personal ? principalOf(account) : { id: `token:${token.name}`, name: token.name }
  return { ...who, role, ...(scopes && { scopes }) }
}
