import { createHmac, timingSafeEqual } from 'node:crypto'

interface Signed {
  readonly id: string
  readonly at: Date
  readonly body: string
  readonly secret: string
}

/** Headers of Standard Webhooks 1.0: HMAC-SHA256 over id, seconds and body, joined by full stops. */
export function signed({ id, at, body, secret }: Signed): Record<string, string> {
  const seconds = String(Math.floor(at.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${digest(`${id}.${seconds}.${body}`, secret)}`,
  }
}

/** Whether headers are the sender's, and not older or newer than five minutes. */
export function isSigned(
  headers: { readonly id: string; readonly timestamp: string; readonly signature: string },
  { body, secret, at }: { readonly body: string; readonly secret: string; readonly at: Date },
): boolean {
  const { id, timestamp, signature } = headers
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(at.getTime() / 1000 - Number(timestamp)) > 300) return false
  const expected = Buffer.from(`v1,${digest(`${id}.${timestamp}.${body}`, secret)}`)
  return signature.split(' ').some((one) => {
    const given = Buffer.from(one)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

function digest(text: string, secret: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret)
  return createHmac('sha256', key).update(text).digest('base64')
}
