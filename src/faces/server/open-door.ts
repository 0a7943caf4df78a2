import type { Context } from 'hono'
import { setting } from '../../commands/settings.ts'
import { Fault } from '../../model/fault.ts'
import { nobody } from '../../model/principal.ts'
import { problemOf } from './answer.ts'
import { limitPerAddress } from './limit.ts'
import type { Inside } from './route.ts'
import { addressOf } from './visitor.ts'

/** Requests that a refused one costs: whoever guesses a secret is soon done. */
const refusal = 100
/** Milliseconds for which what an administrator chose is not asked anew. */
const fresh = 10_000

/** Ways in that need no sign-in, within what one address may ask. Whether we live is always told. */
export function openDoor(base: { inside(actor: typeof nobody): Inside }) {
  const limit = limitPerAddress()
  let known: { readonly at: number; readonly perSecond: number; readonly proxies: number } | undefined
  return async (context: Context, answer: () => Response | Promise<Response>): Promise<Response> => {
    if (/^\/(?:healthz|readyz|livez)$/.test(context.req.path)) return answer()
    const { server, world } = base.inside(nobody)
    const at = world.now()
    if (!known || Math.abs(at.getTime() - known.at) > fresh) {
      const { openPerSecond: perSecond, proxies } = await setting(server.database, 'network')
      known = { at: at.getTime(), perSecond, proxies }
    }
    const address = addressOf(context, known.proxies)
    if (!limit.take(address, at, known.perSecond)) {
      context.header('retry-after', '1')
      throw new Fault(
        'too-many',
        'this address asks too much',
        'Wait a second; an administrator can allow more: `network`.',
      )
    }
    const charged = (status: number) => {
      if (status === 401 || status === 403 || status === 404) limit.charge(address, refusal)
    }
    try {
      const answered = await answer()
      charged(answered.status)
      return answered
    } catch (error) {
      charged(problemOf(error).status)
      throw error
    }
  }
}
