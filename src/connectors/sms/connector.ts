import type { Message } from '../../model/message.ts'
import type { Connector, Settings } from '../connector.ts'
import { isReceipt, post, type Request, receiptOf } from '../post.ts'
import { cut, headline } from '../wording.ts'

/** Text or call through a provider that takes Twilio's form, or through any gateway that takes JSON. */
export const connector: Connector = {
  title: 'SMS and voice',
  settings: {
    way: { title: 'A text message or a call', choices: ['text', 'voice'] },
    to: { title: 'Number, `+4930...`' },
    from: { title: 'Number or sender that it comes from', optional: true },
    form: { title: 'What the gateway takes', choices: ['twilio', 'json'] },
    url: { title: 'Address of a gateway that takes JSON, or of one like Twilio', secret: true, optional: true },
    account: { title: 'Account SID of Twilio', optional: true },
    token: { title: 'Auth token of Twilio, or bearer token of the gateway', secret: true, optional: true },
  },
  async send(message, settings, outside) {
    const request = settings.form === 'twilio' ? twilio(message, settings) : gateway(message, settings)
    if (!request) return { outcome: 'refused', detail: 'the settings name no gateway' }
    const answer = await post(request, outside)
    if (isReceipt(answer)) return answer
    const receipt = receiptOf(answer, settings)
    const sid = /"sid":\s*"(\w+)"/.exec(answer.text)?.[1]
    if (receipt.outcome !== 'sent') return receipt
    return { outcome: 'sent', detail: `${answer.status}`, ...(sid && { reference: sid }) }
  },
}

function twilio(message: Message, settings: Settings): Request | undefined {
  const { account, token, to = '', from = '', way, url = 'https://api.twilio.com' } = settings
  if (!account || !token) return undefined
  const said = way === 'voice' ? { Twiml: spoken(message) } : { Body: written(message) }
  return {
    url: `${url}/2010-04-01/Accounts/${encodeURIComponent(account)}/${way === 'voice' ? 'Calls' : 'Messages'}.json`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
      'idempotency-key': message.id,
    },
    body: new URLSearchParams({ To: to, From: from, ...said }).toString(),
  }
}

function gateway(message: Message, { url, token, to, from, way }: Settings): Request | undefined {
  if (!url) return undefined
  return {
    url,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      'idempotency-key': message.id,
    },
    body: JSON.stringify({ id: message.id, way, to, ...(from && { from }), text: written(message) }),
  }
}

/** Two segments of a text at most, with the link whole. */
function written(message: Message): string {
  const link = message.links[0]?.url
  const left = 300 - (link ? link.length + 1 : 0)
  return `${cut(headline(message), Math.max(left, 40))}${link ? ` ${link}` : ''}`
}

/** Said twice: who is woken by it hears the second time. */
function spoken(message: Message): string {
  const text = xml(cut(headline(message).replace(/^SEV(\d)/, 'Severity $1'), 400))
  return `<Response><Say>${text}</Say><Pause length="1"/><Say>${text}</Say></Response>`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
