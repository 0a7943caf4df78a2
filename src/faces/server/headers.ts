import type { MiddlewareHandler } from 'hono'

/**
 * What every answer is sent with, where its route has not said otherwise: it is data, of which a browser makes no page, that is not
 * kept, framed, guessed at or handed to other sites. Pages bring their own policy (`pages.ts`). hono's `secureHeaders` would
 * overwrite theirs.
 */
export function guardedAnswers(address: () => string): MiddlewareHandler {
  return async (context, next) => {
    await next()
    const secure = address().startsWith('https://')
    const wanted: Readonly<Record<string, string>> = {
      'content-security-policy':
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-permitted-cross-domain-policies': 'none',
      'cache-control': 'no-store',
      ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
    }
    for (const [name, value] of Object.entries(wanted))
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
  }
}
