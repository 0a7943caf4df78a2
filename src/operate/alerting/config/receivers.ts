import type { Receiver, Way } from '../../../model/routing.ts'
import { isMap } from '../../../model/shape.ts'
import { type Fields, fieldsOf, flagAt, listAt, type Reading, textAt } from './reading.ts'

/** Kinds of ways, and whether they tell of what is over unless that is said. */
const sendsResolved: Readonly<Record<string, boolean>> = {
  discord: true,
  email: false,
  incidentio: true,
  jira: true,
  mattermost: true,
  msteams: true,
  msteamsv2: true,
  opsgenie: true,
  pagerduty: true,
  pushover: true,
  rocketchat: true,
  slack: false,
  sns: true,
  telegram: true,
  victorops: true,
  webex: true,
  webhook: true,
  wechat: false,
}

export function receiversIn(reading: Reading, value: unknown, global: Fields): readonly Receiver[] {
  const names = new Set<string>()
  return listAt(reading, ['receivers'], value).map((each, index) => {
    const path = ['receivers', index]
    const fields = fieldsOf(reading, path, each, [
      'name',
      ...Object.keys(sendsResolved).map((kind) => `${kind}_configs`),
    ])
    const name = textAt(reading, [...path, 'name'], fields.name) ?? ''
    if (name === '') reading.say(path, 'a receiver needs a name')
    if (names.has(name)) reading.say([...path, 'name'], `receiver \`${name}\` stands twice`)
    names.add(name)
    const ways = Object.keys(fields).flatMap((field) => {
      const kind = field.replace(/_configs$/, '')
      if (!Object.hasOwn(sendsResolved, kind)) return []
      return listAt(reading, [...path, field], fields[field]).map((settings, at): Way => {
        const own = isMap(settings) ? settings : {}
        const whole = { ...inherited(kind, global), ...own }
        for (const need of needs[kind] ?? [])
          if (!need.some((one) => whole[one])) reading.say([...path, field, at], `it has no \`${need[0]}\``)
        return {
          kind,
          index: at,
          sendResolved: flagAt(
            reading,
            [...path, field, at, 'send_resolved'],
            own.send_resolved,
            sendsResolved[kind] ?? true,
          ),
          settings: whole,
        }
      })
    })
    return { name, ways }
  })
}

/** Settings without which Alertmanager refuses a way too, and what may stand in their place. */
const needs: Readonly<Record<string, readonly (readonly string[])[]>> = {
  webhook: [['url', 'url_file']],
  slack: [['api_url', 'api_url_file', 'app_token', 'http_config']],
  pagerduty: [['routing_key', 'service_key', 'routing_key_file', 'service_key_file']],
  email: [['to'], ['smarthost'], ['from']],
}

/** What a way takes from `global`: the setting's name there, by its name here. */
const fromGlobal: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  slack: { api_url: 'slack_api_url', api_url_file: 'slack_api_url_file' },
  pagerduty: { url: 'pagerduty_url' },
  opsgenie: { api_url: 'opsgenie_api_url', api_key: 'opsgenie_api_key' },
  victorops: { api_url: 'victorops_api_url', api_key: 'victorops_api_key' },
  wechat: { api_url: 'wechat_api_url', api_secret: 'wechat_api_secret', corp_id: 'wechat_api_corp_id' },
  telegram: { api_url: 'telegram_api_url', bot_token: 'telegram_bot_token' },
  webex: { api_url: 'webex_api_url' },
  email: {
    from: 'smtp_from',
    smarthost: 'smtp_smarthost',
    hello: 'smtp_hello',
    auth_username: 'smtp_auth_username',
    auth_password: 'smtp_auth_password',
    auth_identity: 'smtp_auth_identity',
    auth_secret: 'smtp_auth_secret',
    require_tls: 'smtp_require_tls',
  },
}

function inherited(kind: string, global: Fields): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  for (const [here, there] of Object.entries({ ...fromGlobal[kind], http_config: 'http_config' }))
    if (global[there] !== undefined && global[there] !== null) settings[here] = global[there]
  return settings
}
