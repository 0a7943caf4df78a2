import { createVerify } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { parsedJson } from '../json.ts'

const envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().nullish(),
  Message: z.string(),
  Timestamp: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
  SubscribeURL: z.string().nullish(),
  Token: z.string().nullish(),
})
export type Envelope = z.output<typeof envelope>

export function envelopeIn(text: string): Envelope {
  const read = envelope.safeParse(parsedJson(text))
  if (read.success) return read.data
  const [first] = read.error.issues
  throw new Fault(
    'input',
    `this is no message of SNS: \`${first?.path.join('.')}\`: ${first?.message}`,
    'Nothing was taken.',
  )
}

/** Whether an address is one of SNS itself: anything else could be anybody's certificate. */
export function isOfSns(text: string): boolean {
  try {
    const { protocol, hostname, username, port } = new URL(text)
    return (
      protocol === 'https:' &&
      username === '' &&
      port === '' &&
      /^sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(hostname)
    )
  } catch {
    return false
  }
}

/** Whether SNS signed it, by the certificate that it names and that lies with SNS. */
export async function isSigned(message: Envelope, get: typeof fetch): Promise<boolean> {
  if (!isOfSns(message.SigningCertURL) || !/\.pem$/.test(new URL(message.SigningCertURL).pathname)) return false
  const response = await get(message.SigningCertURL, { redirect: 'error', signal: AbortSignal.timeout(10_000) })
  if (!response.ok) return false
  const certificate = await response.text()
  const verify = createVerify(message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256')
  verify.update(signedText(message))
  try {
    return verify.verify(certificate, message.Signature, 'base64')
  } catch {
    return false
  }
}

/** Names and values of what is signed, in the order of names. */
export function signedText(message: Envelope): string {
  const names =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const)
  return names
    .flatMap((name) => (message[name] === undefined || message[name] === null ? [] : [`${name}\n${message[name]}\n`]))
    .join('')
}
