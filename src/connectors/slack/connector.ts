import type { Receipt } from '../../model/message.ts'
import type { Connector, Settings } from '../connector.ts'
import { type Answer, isReceipt, masked, post, receiptOf } from '../post.ts'
import { blocksOf, plainOf } from './blocks.ts'

export const connector: Connector = {
  title: 'Slack',
  follows: true,
  settings: {
    webhook: { title: 'Incoming webhook, `https://hooks.slack.com/services/...`', secret: true, optional: true },
    token: { title: 'Bot token with `chat:write`, instead of a webhook', secret: true, optional: true },
    channel: { title: 'Channel or member id, with a bot token', optional: true },
    api: { title: 'Address of the API, where it is not https://slack.com/api', optional: true },
  },
  async send(message, settings, outside) {
    const { webhook, token, channel, api = 'https://slack.com/api' } = settings
    const body = { text: plainOf(message), blocks: blocksOf(message) }
    if (webhook) {
      const answer = await post({ url: webhook, headers: json, body: JSON.stringify(body) }, outside)
      return isReceipt(answer) ? answer : receiptOf(answer, settings)
    }
    if (!token || !channel)
      return { outcome: 'refused', detail: 'neither a webhook nor a bot token with a channel is set' }
    const [, thread] = message.follows?.split(' ') ?? []
    const answer = await post(
      {
        url: `${api}/chat.postMessage`,
        headers: { ...json, authorization: `Bearer ${token}` },
        body: JSON.stringify({
          channel,
          ...body,
          ...(thread && { thread_ts: thread }),
          unfurl_links: false,
          metadata: { event_type: 'millwright_page', event_payload: { id: message.id, thread: message.thread } },
        }),
      },
      outside,
    )
    return isReceipt(answer) ? answer : receiptOfApi(answer, settings)
  },
}

const json = { 'content-type': 'application/json; charset=utf-8' }

/** The API answers 200 whatever happened; `error` says what did. */
function receiptOfApi(answer: Answer, settings: Settings): Receipt {
  if (answer.status !== 200) return receiptOf(answer, settings)
  const said = parsed(answer.text)
  if (said?.ok === true) return { outcome: 'sent', detail: 'posted', reference: `${said.channel} ${said.ts}` }
  const error = typeof said?.error === 'string' ? said.error : 'an answer that is no JSON'
  const detail = masked(error, settings)
  return { outcome: passing.has(error) || !said ? 'retry' : 'refused', detail }
}

/** Errors of chat.postMessage that pass by themselves. */
const passing = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
])

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
