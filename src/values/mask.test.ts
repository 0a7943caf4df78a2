import { describe, expect, it } from 'vitest'
import { masked, maskedDetail } from './mask.ts'
import { newPassword, newTicket } from './ticket.ts'

const random = 'T9fKq2ZpLw8vXr4NbY7mJc1D'

describe('hides', () => {
  it.each([
    ['a token of ours', (s: string) => `Authorization: Bearer ${s}`, newTicket('mwt')],
    ['a session of ours', (s: string) => `cookie=devops_session=${s}; x`, newTicket('mws')],
    ['a password for once', (s: string) => `POST /hooks/in/${s} failed`, newPassword()],
    ['one that looks like words with numbers', (s: string) => `POST /hooks/in/${s} failed`, 'xfgny-gyw43-uhwgf-reuav'],
    ['one of letters alone', (s: string) => `https://example.com/in/${s}?a=b`, 'xfgny-gywsu-uhwgf-reuav'],
    ['a password in an address', (s: string) => `postgres://devops:${s}@db.internal:5432/devops`, 'hunter2'],
    ['a Slack webhook', (s: string) => `https://hooks.slack.com/services/T0ABC12/B0ABC12/${s}`, random],
    ['a Teams webhook', (s: string) => `POST https://x.webhook.office.com/webhookb2/${s}@x/IncomingWebhook/1`, random],
    ['a signed address', (s: string) => `https://p.logic.azure.com/workflows?api-version=1&sig=${s} failed`, 'aB3dE'],
    ['a webhook of ours', (s: string) => `POST /hooks/generic/${s}`, random],
    [
      'an integration key in hexadecimal',
      (s: string) => `https://events.example.com/integration/${s}/enqueue`,
      'e93facc04764012d7bfb002500d5d1a6',
    ],
    ['a header of Opsgenie', (s: string) => `GenieKey ${s}`, 'eb243592-faa2-4ba2-a551q-1afdf565c889'],
    ['basic authentication', (s: string) => `Authorization: Basic ${s}`, 'YWRtaW46aHVudGVyMg=='],
    ['a field of JSON', (s: string) => `{"clientSecret":"${s}","a":1}`, 'plain words'.replace(' ', '-')],
    ['a variable', (s: string) => `SMTP_PASSWORD=${s} exited`, 'hunter22'],
    ['a private key', (s: string) => `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----`, 'MIIEvQ'],
    ['an AWS key', (s: string) => `used ${s} for it`, 'AKIAZ7QK5M2XN4RTWLBC'],
    ['what is known', (s: string) => `the channel said ${s}`, 'correct horse'],
  ])('%s', (_, text, secret) => {
    const shown = masked(text(secret), ['correct horse'])
    expect(shown).not.toContain(secret)
    expect(shown).toContain('***')
    expect(JSON.stringify(maskedDetail({ a: [text(secret)] }, ['correct horse']))).not.toContain(secret)
  })

  it('what stands under the name of a secret', () => {
    expect(maskedDetail({ apiKey: 'abc', deep: { webhook_token: 'x', name: 'ada' }, token: 7 })).toEqual({
      apiKey: '***',
      deep: { webhook_token: '***', name: 'ada' },
      token: 7,
    })
  })
})

it.each([
  'incident/7 was acknowledged by user:ada',
  'https://github.com/acme/api/commit/9fceb02d0ae598e95dc970b74767f19372d61af8',
  'https://grafana.example.com/d/checkout/overview?from=now-6h&to=now',
  '{"severity":2,"labels":{"alertname":"HighErrorRate","service":"checkout-api-production"}}',
  'GET /api/incident/list: relation "incident" does not exist',
  'at run (file:///app/dist/chunk-ABCDEFGH.mjs:12:34)',
  'image registry.example.com/team/api@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'the token of the pipeline has ended',
  'checkout-api-7d9c8b6f5d-x2v9q was replaced by orders-worker-eu-west',
  'Sign in: devops login --server https://devops.example.com',
])('leaves what lets nobody in: %s', (text) => expect(masked(text)).toBe(text))

it('takes no longer than the text is long', () => {
  const start = performance.now()
  for (const text of [
    'a'.repeat(200_000),
    '/a'.repeat(100_000),
    'password='.repeat(20_000),
    'https://a:'.repeat(20_000),
  ])
    masked(text)
  expect(performance.now() - start).toBeLessThan(5000)
})

it('every password for once, whatever letters it got', () => {
  for (let n = 0; n < 5000; n++) expect(masked(`asking /in/${newPassword()}?x`)).toBe('asking /in/***?x')
})

it('the name of a token is none', () => {
  expect(maskedDetail({ actor: 'token:alertmanager' })).toEqual({ actor: 'token:alertmanager' })
  expect(maskedDetail({ note: 'token:alertmanager' })).toEqual({ note: 'token:***' })
})
