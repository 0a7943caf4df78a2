import { createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmed } from '../../src/commands/alert/alerting/sns.ts'
import { command as list } from '../../src/commands/alert/list.ts'
import { command as add } from '../../src/commands/alert/source/add.ts'
import { command as sources } from '../../src/commands/alert/source/list.ts'
import { command as remove } from '../../src/commands/alert/source/remove.ts'
import { type Envelope, isOfSns, signedText } from '../../src/connectors/cloudwatch/envelope.ts'
import { type IntakeKind, intakes } from '../../src/connectors/intakes.ts'
import { freshStore } from '../server/database.ts'
import * as bodies from './fixtures/incoming.ts'
import { startWing, type Wing } from './ours.ts'

const now = new Date('2026-11-27T12:00:00Z')
const read = async (kind: IntakeKind, body: unknown, mapping?: unknown) =>
  intakes[kind].read({ text: typeof body === 'string' ? body : JSON.stringify(body), headers: {}, mapping, now })

describe('what others send is read', () => {
  test('Alertmanager', async () => {
    const [first, second] = await read('alertmanager', bodies.alertmanager)
    expect(first).toMatchObject({ labels: { alertname: 'Down', job: 'api' }, annotations: { summary: 'it is down' } })
    expect(first?.endsAt).toBeUndefined()
    expect(first?.startsAt?.toISOString()).toBe('2026-11-27T10:00:00.123Z')
    expect(second?.endsAt?.toISOString()).toBe('2026-11-27T08:30:00.000Z')
  })

  test('Grafana', async () => {
    const [first, second] = await read('grafana', bodies.grafana)
    expect(first?.annotations).toMatchObject({
      dashboard: 'https://grafana.example/d/1?viewPanel=2',
      summary: 'Memory',
    })
    expect(first?.endsAt).toBeUndefined()
    expect(second?.endsAt?.toISOString()).toBe('2026-11-27T09:20:00.000Z')
  })

  test('CloudWatch', async () => {
    const [alarm] = await read('cloudwatch', { ...bodies.sns, Signature: '' })
    expect(alarm?.labels).toEqual({
      alertname: 'api-5xx',
      account: '123456789012',
      region: 'eu-central-1',
      namespace: 'AWS/ApplicationELB',
      metric: 'HTTPCode_Target_5XX_Count',
      LoadBalancer: 'app/api/1',
    })
    expect(alarm?.startsAt?.toISOString()).toBe('2026-11-27T10:00:00.000Z')
    const ok = JSON.stringify({ ...bodies.cloudwatchAlarm, NewStateValue: 'OK' })
    const [over] = await read('cloudwatch', { ...bodies.sns, Message: ok, Signature: '' })
    expect(over?.endsAt?.toISOString()).toBe('2026-11-27T10:00:00.000Z')
    expect(over?.labels).toEqual(alarm?.labels)
  })

  test('Datadog', async () => {
    const [alert] = await read('datadog', bodies.datadog)
    expect(alert?.labels).toEqual({
      alertname: 'Disk space is low',
      monitor: '1234',
      host: 'db1',
      priority: 'P2',
      env: 'prod',
      team: 'a',
      role: 'db',
    })
    const [over] = await read('datadog', { ...bodies.datadog, alert_transition: 'Recovered' })
    expect(over?.endsAt).toEqual(new Date(1795773600000))
    expect(over?.labels).toEqual(alert?.labels)
  })

  test('any JSON, by a mapping', async () => {
    const mapping = {
      alerts: 'data.items',
      labels: { alertname: 'title', host: 'on.host', from: '=zabbix', missing: 'no.where' },
      annotations: { description: 'words' },
      status: 'state',
      over: ['fixed'],
      startsAt: 'since',
    }
    const item = { title: 'Swap', on: { host: 'h1' }, words: 'full', state: 'open', since: 1795773600 }
    const alerts = await read('generic', { data: { items: [item, { ...item, state: 'Fixed' }] } }, mapping)
    expect(alerts[0]).toMatchObject({
      labels: { alertname: 'Swap', host: 'h1', from: 'zabbix' },
      annotations: { description: 'full' },
    })
    expect(alerts[0]?.startsAt).toEqual(new Date(1795773600_000))
    expect(alerts[0]?.labels).not.toHaveProperty('missing')
    expect(alerts[1]?.endsAt).toEqual(now)
  })

  test('a letter', async () => {
    const [alert] = await read('mail', bodies.letter)
    expect(alert).toMatchObject({
      labels: { alertname: 'Platte voll über 90 %', sender: 'nagios@example.com' },
      annotations: { description: 'db1: /var is full' },
    })
    const [over] = await read('mail', bodies.letter.replace('PROBLEM=3A', 'RECOVERY=3A'))
    expect(over?.labels).toEqual(alert?.labels)
    expect(over?.endsAt).toEqual(now)
  })

  test.each<[IntakeKind, unknown]>([
    ['alertmanager', '{'],
    ['alertmanager', {}],
    ['alertmanager', { version: '4', alerts: [{ status: 'firing', labels: { a: 1 } }] }],
    ['grafana', []],
    ['cloudwatch', { Type: 'Notification' }],
    ['cloudwatch', { ...bodies.sns, Signature: '', Message: 'hello' }],
    ['datadog', { alert_transition: 'Triggered' }],
    ['mail', 'hello'],
  ])('one clear sentence for what is no %s: %j', async (kind, body) => {
    await expect(async () => read(kind, body)).rejects.toThrow(/^(?:this is n|the body is no JSON)/)
  })
})

describe('SNS', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signed = (message: object): Envelope => {
    const whole = { Subject: undefined, ...message, Signature: '' } as unknown as Envelope
    const sign = createSign(whole.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256').update(signedText(whole))
    return { ...whole, Signature: sign.sign(privateKey, 'base64') }
  }
  const asked: string[] = []
  const outside = (async (url: string) => {
    asked.push(url)
    return new Response(publicKey.export({ type: 'spki', format: 'pem' }) as string)
  }) as unknown as typeof fetch
  const take = (message: object, topic?: string) => confirmed({ fetch: outside }, JSON.stringify(message), topic)

  test.each(['1', '2'])('a message with a signature of version %s is taken', async (SignatureVersion) => {
    expect(await take(signed({ ...bodies.sns, SignatureVersion }))).toBe(false)
  })

  test('a subscription is confirmed', async () => {
    expect(await take(signed(bodies.snsConfirmation), bodies.sns.TopicArn)).toBe(true)
    expect(asked.at(-1)).toBe(bodies.snsConfirmation.SubscribeURL)
  })

  test('nothing else is', async () => {
    const good = signed(bodies.sns)
    await expect(take({ ...good, Message: `${good.Message} ` })).rejects.toThrow('did not sign')
    await expect(take(good, 'arn:aws:sns:eu-central-1:1:other')).rejects.toThrow('takes nothing from')
    const elsewhere = signed({
      ...bodies.sns,
      SigningCertURL: 'https://sns.eu-central-1.amazonaws.com.evil.example/a.pem',
    })
    await expect(take(elsewhere)).rejects.toThrow('did not sign')
    const trap = signed({ ...bodies.snsConfirmation, SubscribeURL: 'https://169.254.169.254/latest' })
    await expect(take(trap)).rejects.toThrow('not of SNS')
    expect(
      [
        'http://sns.us-east-1.amazonaws.com/',
        'https://sns.us-east-1.amazonaws.com:8443/',
        'https://a@sns.us-east-1.amazonaws.com/',
      ].some(isOfSns),
    ).toBe(false)
  })
})

describe('an address of its own', () => {
  let wing: Wing
  beforeAll(async () => {
    wing = await startWing((await freshStore()).url)
  })
  afterAll(() => wing.stop())

  test('takes alerts of whoever knows the key, and of nobody else', async () => {
    const { url } = await add.run({ name: 'mine', kind: 'grafana' }, wing.world)
    const post = (to: string, body: unknown) =>
      fetch(to.replace('http://millwright.test', wing.url), { method: 'POST', body: JSON.stringify(body) })
    expect((await post(url, bodies.grafana)).status).toBe(200)
    const { alerts } = await list.run({ matchers: [], state: 'any', limit: 10 }, wing.world)
    expect(alerts.map(({ labels, state, source }) => `${labels.alertname} ${state} ${source}`).sort()).toEqual([
      'High CPU usage over grafana/mine',
      'High memory usage firing grafana/mine',
    ])
    expect((await sources.run({}, wing.world)).sources[0]?.heardAt).toBeDefined()
    for (const wrong of [`${url}x`, url.replace('mine', 'other'), url.replace(/[^/]*$/, 'x')])
      expect((await post(wrong, bodies.grafana)).status).not.toBe(200)
    await remove.run({ name: 'mine' }, wing.world)
    expect((await post(url, bodies.grafana)).status).not.toBe(200)
  })
})
