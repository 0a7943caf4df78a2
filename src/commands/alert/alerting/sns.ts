import { envelopeIn, isOfSns, isSigned } from '../../../connectors/cloudwatch/envelope.ts'
import { Fault } from '../../../model/fault.ts'
import type { Server } from '../../../model/server.ts'

/** Whether a message of SNS asked to confirm a subscription, which is done then. A Fault where SNS did not sign it, or another topic sent it. */
export async function confirmed(
  { fetch }: Pick<Server, 'fetch'>,
  text: string,
  topic: string | undefined,
): Promise<boolean> {
  const message = envelopeIn(text)
  if (topic !== undefined && message.TopicArn !== topic)
    throw new Fault(
      'forbidden',
      `this source takes nothing from ${message.TopicArn}`,
      'Its topic was named when it was made.',
    )
  if (!(await isSigned(message, fetch)))
    throw new Fault('forbidden', 'SNS did not sign this message', 'Nothing was taken.')
  if (message.Type === 'Notification') return false
  const { Type, SubscribeURL } = message
  if (Type === 'SubscriptionConfirmation') {
    if (!SubscribeURL || !isOfSns(SubscribeURL))
      throw new Fault('forbidden', 'the address to confirm at is not of SNS', 'Nothing was done.')
    const response = await fetch(SubscribeURL, { redirect: 'error', signal: AbortSignal.timeout(10_000) })
    if (!response.ok) throw new Fault('input', `SNS answers ${response.status} to the confirmation`, 'Subscribe anew.')
  }
  return true
}
