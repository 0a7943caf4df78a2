import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The address that asks. `X-Forwarded-For` can be written by anybody, so only as many of its entries count, from the end, as we
 * have proxies of our own.
 */
export function addressOf(context: Context, proxies: number): string {
  const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  const told = proxies > 0 ? hops.at(-proxies) : undefined
  return told ? told.slice(0, 60) : (peerOf(context) ?? 'unknown')
}

/** None where the request came over no socket. */
function peerOf(context: Context): string | undefined {
  try {
    return getConnInfo(context).remote.address
  } catch {
    return undefined
  }
}
