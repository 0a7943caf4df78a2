import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { setting } from '../../commands/settings.ts'
import type { Visitor } from '../../commands/sign-in.ts'
import { cookieName } from './identify.ts'
import type { Inside } from './route.ts'
import { addressOf } from './visitor.ts'

export async function visitorOf(context: Context, { server, world }: Inside): Promise<Visitor> {
  const { proxies } = await setting(server.database, 'network')
  return { address: addressOf(context, proxies), agent: context.req.header('user-agent') ?? '', at: world.now() }
}

/** Out of reach of scripts, not sent along from other sites' forms, and never in the clear where we are reached by https. */
export function keepSession(
  context: Context,
  { server }: Inside,
  { ticket, endsAt }: { readonly ticket: string; readonly endsAt: Date },
): void {
  const secure = server.address.startsWith('https://')
  setCookie(context, cookieName(secure), ticket, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    expires: endsAt,
  })
}
