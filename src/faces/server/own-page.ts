import type { Context } from 'hono'

/**
 * Whether a page of this server asks. Two proofs, each enough on its own in a browser of today: where the browser says that the
 * request comes from (`Sec-Fetch-Site`, or else `Origin`), and a header that a page of another origin may not send without asking
 * first, which nobody here allows. hono's own `csrf` looks only at the types of content that a form can send; a JSON body as
 * `text/plain` would pass it.
 */
export function isOwnPage(context: Context, address: string): boolean {
  return context.req.header('x-devops') !== undefined && comesFromHere(context, address)
}

/** As far as the browser says it; a program that says nothing does not come from here. */
export function comesFromHere(context: Context, address: string): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = context.req.header('origin')
  return origin !== undefined && (origin === originOf(address) || origin === new URL(context.req.url).origin)
}

/** Whether a browser says that another site asks. */
export function comesFromElsewhere(context: Context, address: string): boolean {
  const said = context.req.header('sec-fetch-site') ?? context.req.header('origin')
  return said !== undefined && said !== 'none' && !comesFromHere(context, address)
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined
}
