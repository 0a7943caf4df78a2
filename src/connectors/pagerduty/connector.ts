import type { Message } from '../../model/message.ts'
import type { Connector } from '../connector.ts'
import { isReceipt, post, receiptOf } from '../post.ts'
import { cut } from '../wording.ts'

/** PagerDuty's Events API v2. One incident of ours is one of theirs, by its thread. */
export const connector: Connector = {
  title: 'PagerDuty',
  follows: true,
  settings: {
    key: { title: 'Integration key of an Events API v2 integration', secret: true },
    api: { title: 'Address of the API, where it is not https://events.pagerduty.com', optional: true },
  },
  async send(message, settings, outside) {
    const answer = await post(
      {
        url: `${settings.api ?? 'https://events.pagerduty.com'}/v2/enqueue`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(eventOf(message, settings.key ?? '')),
      },
      outside,
    )
    if (isReceipt(answer)) return answer
    const receipt = receiptOf(answer, settings)
    return receipt.outcome === 'sent' ? { ...receipt, reference: message.thread } : receipt
  },
}

function eventOf(message: Message, key: string): object {
  const common = { routing_key: key, dedup_key: cut(message.thread, 255) }
  if (message.status !== 'triggered') return { ...common, event_action: actions[message.status] }
  const [first] = message.links
  return {
    ...common,
    event_action: 'trigger',
    client: 'Millwright',
    ...(first && { client_url: first.url }),
    links: message.links.map(({ title, url }) => ({ href: url, text: title })),
    payload: {
      summary: cut(message.title, 1024),
      source: message.service ?? 'unknown',
      severity: severities[message.severity],
      timestamp: message.at.toISOString(),
      ...(message.service && { component: message.service }),
      custom_details: {
        ...Object.fromEntries(message.facts.map(({ name, value }) => [name, value])),
        ...(message.text && { text: message.text }),
        page: message.id,
      },
    },
  }
}

const actions = { acknowledged: 'acknowledge', resolved: 'resolve' } as const
const severities = { 1: 'critical', 2: 'error', 3: 'warning', 4: 'info' } as const
