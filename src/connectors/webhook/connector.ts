import type { Connector } from '../connector.ts'
import { isReceipt, post, receiptOf } from '../post.ts'
import { signed } from './signature.ts'

/** Any receiver: JSON, signed as Standard Webhooks say where there is a secret. */
export const connector: Connector = {
  title: 'Webhook',
  follows: true,
  settings: {
    url: { title: 'Where to post', secret: true },
    secret: {
      title: 'Shared secret of the signature; with `whsec_` in front it is base64',
      secret: true,
      optional: true,
    },
    authorization: { title: 'Value of the header Authorization', secret: true, optional: true },
  },
  async send(message, settings, outside) {
    const body = JSON.stringify(message)
    const { url = '', secret, authorization } = settings
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': message.id,
      ...(authorization && { authorization }),
      ...(secret && signed({ id: message.id, at: outside.now(), body, secret })),
    }
    const answer = await post({ url, headers, body }, outside)
    return isReceipt(answer) ? answer : receiptOf(answer, settings)
  },
}
