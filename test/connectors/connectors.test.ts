import { describe, expect, it } from 'vitest'
import type { Connector, Settings } from '../../src/connectors/connector.ts'
import { settingProblems } from '../../src/connectors/connector.ts'
import { connectors } from '../../src/connectors/index.ts'
import { isSigned } from '../../src/connectors/webhook/signature.ts'
import type { Message } from '../../src/model/message.ts'
import { loopback, mailServer, type Said } from './loopback.ts'
import { recorded } from './recorded.ts'

const message: Message = {
  id: 'page/41',
  thread: 'incident/7',
  status: 'triggered',
  severity: 1,
  title: 'Orders <fail> & burn',
  text: '12 % of requests fail',
  service: 'orders',
  facts: [{ name: 'Region', value: 'eu-central-1' }],
  links: [{ title: 'Open', url: 'https://ops.example.com/incidents/7' }],
  at: new Date('2026-11-27T03:00:00Z'),
}
const now = () => new Date('2026-11-27T03:00:05Z')

it('every connector has recorded answers for success, refusal and time-out', () => {
  const names = Object.keys(connectors).filter((id) => id !== 'email')
  expect(names).toEqual(expect.arrayContaining(['msteams', 'pagerduty', 'slack', 'sms', 'webhook']))
  for (const name of names)
    expect(recorded[name]?.answers.map((answer) => answer.name)).toEqual(
      expect.arrayContaining(['success', 'refusal', 'time-out']),
    )
})

describe.each(Object.entries(recorded))('%s', (name, { settings, answers }) => {
  const connector = connectorOf(name.split(' ')[0] ?? '')
  it.each(answers)('$name', async ({ said, outcome, detail }) => {
    const { receipt, url } = await attempt(connector, said, settings)
    expect(receipt.outcome).toBe(outcome)
    expect(receipt.detail).toMatch(detail)
    const { settings: known } = connector
    for (const [key, value] of Object.entries(settings(url)))
      if (known[key]?.secret) expect(receipt.detail).not.toContain(value)
  })
  it('knows its settings', () => expect(settingProblems(connector, settings('http://127.0.0.1'))).toEqual([]))
})

it('waits as long as the place asks', async () => {
  const { receipt } = await attempt(
    connectorOf('webhook'),
    { status: 429, headers: { 'retry-after': '7' } },
    (url) => ({ url }),
  )
  expect(receipt).toMatchObject({ outcome: 'retry', after: 7000 })
  const date = 'Fri, 27 Nov 2026 03:01:05 GMT'
  const later = await attempt(connectorOf('webhook'), { status: 503, headers: { 'retry-after': date } }, (url) => ({
    url,
  }))
  expect(later.receipt).toMatchObject({ outcome: 'retry', after: 60_000 })
})

it('a place where nobody listens is worth another attempt', async () => {
  const gone = await loopback('silence')
  await gone.close()
  const receipt = await connectorOf('webhook').send(message, { url: gone.url }, { fetch, now })
  expect(receipt).toEqual({ outcome: 'retry', detail: 'the call failed: ECONNREFUSED' })
})

it('a webhook is signed and carries the idempotency key', async () => {
  const { received } = await attempt(connectorOf('webhook'), { status: 200 }, (url) => ({
    url,
    secret: 'whsec_c2VjcmV0',
  }))
  const [request] = received
  const header = (name: string) => String(request?.headers[name])
  expect(header('idempotency-key')).toBe('page/41')
  const headers = {
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signature: header('webhook-signature'),
  }
  const body = request?.body ?? ''
  const check = { body, secret: 'whsec_c2VjcmV0', at: now() }
  expect(isSigned(headers, check)).toBe(true)
  expect(isSigned(headers, { ...check, body: `${body} ` })).toBe(false)
  expect(isSigned(headers, { ...check, secret: 'other' })).toBe(false)
  expect(isSigned(headers, { ...check, at: new Date('2026-11-27T03:06:00Z') })).toBe(false)
  expect(JSON.parse(body)).toMatchObject({ thread: 'incident/7', severity: 1 })
})

it('Slack gets blocks in which nothing is markup, and a thread', async () => {
  const settings = (url: string) => ({ token: 'xoxb-1', channel: 'C1', api: url })
  const said = { status: 200, body: '{"ok":true,"channel":"C1","ts":"15.7"}' }
  const { received, receipt } = await attempt(connectorOf('slack'), said, settings, {
    ...message,
    follows: 'C1 12.3',
    text: '<!channel> wake',
  })
  expect(receipt).toEqual({ outcome: 'sent', detail: 'posted', reference: 'C1 15.7' })
  expect(received[0]?.path).toBe('/chat.postMessage')
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
    channel: 'C1',
    thread_ts: '12.3',
    text: 'SEV1: Orders &lt;fail&gt; &amp; burn',
    blocks: [{ type: 'header' }, { text: { text: '&lt;!channel&gt; wake' } }, { type: 'section' }, { type: 'actions' }],
    metadata: { event_payload: { id: 'page/41' } },
  })
})

it.each([
  ['triggered', 'trigger'],
  ['acknowledged', 'acknowledge'],
  ['resolved', 'resolve'],
] as const)('PagerDuty is told of %s under one key', async (status, action) => {
  const { received } = await attempt(connectorOf('pagerduty'), { status: 202 }, (url) => ({ key: 'k', api: url }), {
    ...message,
    status,
  })
  const event = JSON.parse(received[0]?.body ?? '')
  expect(event).toMatchObject({ event_action: action, dedup_key: 'incident/7', routing_key: 'k' })
  expect(event.payload?.severity).toBe(status === 'triggered' ? 'critical' : undefined)
})

it('a call says it twice, a text holds the whole link', async () => {
  const twilio = (way: string) => (url: string) => ({
    way,
    form: 'twilio',
    to: '+1',
    from: '+2',
    url,
    account: 'AC1',
    token: 't',
  })
  const call = await attempt(connectorOf('sms'), { status: 201 }, twilio('voice'))
  expect(call.received[0]?.path).toBe('/2010-04-01/Accounts/AC1/Calls.json')
  expect(
    new URLSearchParams(call.received[0]?.body).get('Twiml')?.match(/Severity 1: Orders &lt;fail&gt;/g),
  ).toHaveLength(2)
  const text = await attempt(connectorOf('sms'), { status: 201 }, twilio('text'), {
    ...message,
    title: 'x'.repeat(900),
  })
  const body = new URLSearchParams(text.received[0]?.body).get('Body') ?? ''
  expect(body.length).toBeLessThanOrEqual(300)
  expect(body).toMatch(/… https:\/\/ops\.example\.com\/incidents\/7$/)
})

describe('email', () => {
  it.each([
    ['success', {}, 'sent', /^250 taken as 17$/],
    ['refusal of a recipient', { RCPT: '550 no such box' }, 'refused', /550 no such box/],
    ['grey list', { RCPT: '451 try later' }, 'retry', /451 try later/],
    ['refusal of the text', { '.': '554 spam' }, 'refused', /554/],
    ['time-out', { connect: 'silence' }, 'retry', /Greeting never received|ETIMEDOUT/],
  ])('%s', async (_, answers, outcome, detail) => {
    const server = await mailServer(answers)
    const settings = {
      to: 'ada@example.com',
      from: 'Ops <ops@example.com>',
      host: '127.0.0.1',
      port: String(server.port),
      security: 'none',
    }
    const receipt = await connectorOf('email').send(message, settings, { fetch, now, patience: 300 })
    await server.close()
    expect(receipt.outcome).toBe(outcome)
    expect(receipt.detail).toMatch(detail)
    if (outcome !== 'sent') return
    const [mail] = server.received
    expect(mail?.body).toMatch(/^Message-ID: <page\.41@example\.com>$/m)
    expect(mail?.body).toMatch(/^References: <incident\.7@example\.com>$/m)
    expect(mail?.body).toMatch(/^Subject: SEV1: Orders <fail> & burn$/m)
    expect(mail?.body).toContain('Orders &lt;fail&gt; &amp; burn')
  })

  it('a server without encryption is refused unless that was asked for', async () => {
    const server = await mailServer({})
    const settings = { to: 'a@example.com', from: 'o@example.com', host: '127.0.0.1', port: String(server.port) }
    const receipt = await connectorOf('email').send(message, settings, { fetch, now, patience: 300 })
    await server.close()
    expect(receipt.outcome).not.toBe('sent')
    expect(server.received).toEqual([])
  })
})

async function attempt(connector: Connector, said: Said, settings: (url: string) => Settings, what = message) {
  const server = await loopback(said)
  const receipt = await connector.send(what, settings(server.url), { fetch, now, patience: 300 })
  await server.close()
  return { receipt, received: server.received, url: server.url }
}

function connectorOf(id: string): Connector {
  const connector = connectors[id]
  if (!connector) throw new Error(`no connector ${id}`)
  return connector
}
