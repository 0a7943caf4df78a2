import type { Settings } from '../../src/connectors/connector.ts'
import type { Said } from './loopback.ts'

export interface Recorded {
  /** For a server at this address. */
  settings(url: string): Settings
  readonly answers: readonly {
    readonly name: string
    readonly said: Said
    readonly outcome: string
    readonly detail: RegExp
  }[]
}

const silent = { name: 'time-out', said: 'silence', outcome: 'retry', detail: /no answer within/ } as const
const busy = {
  name: 'too many',
  said: { status: 429, headers: { 'retry-after': '7' }, body: 'slow down' },
  outcome: 'retry',
  detail: /^429 slow down$/,
} as const
const broken = { name: 'broken', said: { status: 503 }, outcome: 'retry', detail: /^503$/ } as const
const moved = {
  name: 'moved',
  said: { status: 302, headers: { location: 'http://127.0.0.1:9/' } },
  outcome: 'refused',
  detail: /^302$/,
} as const

/** Answers as the documentation of each place gives them; the servers are ours. */
export const recorded: Readonly<Record<string, Recorded>> = {
  slack: {
    settings: (url) => ({ webhook: `${url}/services/T000/B000/secretsecret` }),
    answers: [
      { name: 'success', said: { status: 200, body: 'ok' }, outcome: 'sent', detail: /^200 ok$/ },
      { name: 'refusal', said: { status: 404, body: 'no_service' }, outcome: 'refused', detail: /^404 no_service$/ },
      { name: 'archived', said: { status: 410, body: 'channel_is_archived' }, outcome: 'refused', detail: /archived/ },
      silent,
      busy,
      broken,
      moved,
    ],
  },
  'slack by bot': {
    settings: (url) => ({ token: 'xoxb-secretsecret', channel: 'C012', api: `${url}/api` }),
    answers: [
      {
        name: 'success',
        said: { status: 200, body: '{"ok":true,"channel":"C012","ts":"1503435956.000247"}' },
        outcome: 'sent',
        detail: /^posted$/,
      },
      {
        name: 'refusal',
        said: { status: 200, body: '{"ok":false,"error":"invalid_auth"}' },
        outcome: 'refused',
        detail: /^invalid_auth$/,
      },
      {
        name: 'passing',
        said: { status: 200, body: '{"ok":false,"error":"internal_error"}' },
        outcome: 'retry',
        detail: /^internal_error$/,
      },
      { name: 'no JSON', said: { status: 200, body: '<html>' }, outcome: 'retry', detail: /no JSON/ },
      silent,
      busy,
      broken,
    ],
  },
  pagerduty: {
    settings: (url) => ({ key: 'R0UT1NGKEYR0UT1NGKEYR0UT1NGKEY00', api: url }),
    answers: [
      {
        name: 'success',
        said: { status: 202, body: '{"status":"success","message":"Event processed","dedup_key":"incident/7"}' },
        outcome: 'sent',
        detail: /^202 .*Event processed/,
      },
      {
        name: 'refusal',
        said: {
          status: 400,
          body: '{"status":"invalid event","message":"Event object is invalid","errors":["Invalid routing key R0UT1NGKEYR0UT1NGKEYR0UT1NGKEY00"]}',
        },
        outcome: 'refused',
        detail: /^400 .*Invalid routing key \*\*\*/,
      },
      silent,
      busy,
      broken,
    ],
  },
  msteams: {
    settings: (url) => ({ webhook: `${url}/workflows/secretsecret?sig=secret` }),
    answers: [
      { name: 'success', said: { status: 202 }, outcome: 'sent', detail: /^202$/ },
      {
        name: 'refusal',
        said: { status: 401, body: 'DirectApiAuthorizationRequired' },
        outcome: 'refused',
        detail: /^401/,
      },
      silent,
      busy,
      broken,
    ],
  },
  sms: {
    settings: (url) => ({
      way: 'text',
      form: 'twilio',
      to: '+493012345',
      from: '+493054321',
      url,
      account: 'AC0123',
      token: 'secretsecret',
    }),
    answers: [
      {
        name: 'success',
        said: { status: 201, body: '{"sid":"SM99","status":"queued"}' },
        outcome: 'sent',
        detail: /^201$/,
      },
      {
        name: 'refusal',
        said: { status: 400, body: '{"code":21211,"message":"The \'To\' number is not valid","status":400}' },
        outcome: 'refused',
        detail: /21211/,
      },
      silent,
      busy,
      broken,
    ],
  },
  'sms by call': {
    settings: (url) => ({
      way: 'voice',
      form: 'twilio',
      to: '+493012345',
      from: '+493054321',
      url,
      account: 'AC0123',
      token: 'secretsecret',
    }),
    answers: [
      { name: 'success', said: { status: 201, body: '{"sid":"CA99"}' }, outcome: 'sent', detail: /^201$/ },
      silent,
    ],
  },
  'sms by gateway': {
    settings: (url) => ({ way: 'text', form: 'json', to: '+493012345', url, token: 'secretsecret' }),
    answers: [
      { name: 'success', said: { status: 200, body: '{}' }, outcome: 'sent', detail: /^200$/ },
      {
        name: 'refusal',
        said: { status: 403, body: 'token secretsecret is not known' },
        outcome: 'refused',
        detail: /^403 token \*\*\*/,
      },
      silent,
    ],
  },
  webhook: {
    settings: (url) => ({ url: `${url}/hook`, secret: 'a secret', authorization: 'Bearer secretsecret' }),
    answers: [
      { name: 'success', said: { status: 204 }, outcome: 'sent', detail: /^204$/ },
      { name: 'refusal', said: { status: 422, body: 'no' }, outcome: 'refused', detail: /^422 no$/ },
      silent,
      busy,
      broken,
      moved,
    ],
  },
}
