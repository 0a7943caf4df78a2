import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Integration lacks what it cannot do without',
  why: `Slack needs a URL or a token, mail a smarthost and a sender, PagerDuty a key, in the receiver or under \`global\`. Without it Alertmanager
refuses the configuration and goes on with the old one, or does not start.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  sources: ['amtool/check-config'],
  *run({ global, receivers = [] }) {
    const all = isMap(global) ? global : {}
    if (global !== undefined && !isMap(global)) return
    for (const [index, receiver] of receivers.entries())
      for (const { key, own, usual } of needs)
        for (const [at, each] of (Array.isArray(receiver?.[key]) ? receiver[key] : []).entries()) {
          if (
            !isMap(each) ||
            own.some((name) => each[name] !== undefined) ||
            usual.some((name) => all[name] !== undefined)
          )
            continue
          const [first = ''] = own
          const elsewhere = usual.length > 0 ? ` or \`global.${usual[0]}\`` : ''
          yield {
            at: ['receivers', index, key, at, first],
            message: `\`${String(receiver?.name)}\` has neither \`${first}\`${elsewhere}; give one`.replace(
              'neither',
              usual.length > 0 ? 'neither' : 'no',
            ),
          }
        }
  },
  examples: [
    {
      bad: `
        route: { receiver: chat }
        receivers:
          - name: chat
            slack_configs: [{ channel: '#alerts' }]
      `,
      good: `
        global: { slack_api_url_file: /etc/alertmanager/slack }
        route: { receiver: chat }
        receivers:
          - name: chat
            slack_configs: [{ channel: '#alerts' }]
      `,
    },
    {
      bad: `
        global: { smtp_from: alerts@example.com }
        route: { receiver: mail }
        receivers:
          - name: mail
            email_configs: [{ to: ops@example.com }]
      `,
      good: `
        global: { smtp_from: alerts@example.com, smtp_smarthost: 'mail.example.com:587' }
        route: { receiver: mail }
        receivers:
          - name: mail
            email_configs: [{ to: ops@example.com }]
      `,
    },
  ],
}

/** One of these fields, in the receiver or for all of them. */
const needs: readonly { readonly key: string; readonly own: readonly string[]; readonly usual: readonly string[] }[] = [
  {
    key: 'slack_configs',
    own: ['api_url', 'api_url_file', 'app_token', 'app_token_file', 'http_config'],
    usual: ['slack_api_url', 'slack_api_url_file', 'slack_app_token', 'slack_app_token_file'],
  },
  { key: 'email_configs', own: ['smarthost'], usual: ['smtp_smarthost'] },
  { key: 'email_configs', own: ['from'], usual: ['smtp_from'] },
  { key: 'email_configs', own: ['to'], usual: [] },
  { key: 'pagerduty_configs', own: ['routing_key', 'routing_key_file', 'service_key', 'service_key_file'], usual: [] },
  { key: 'opsgenie_configs', own: ['api_key', 'api_key_file'], usual: ['opsgenie_api_key', 'opsgenie_api_key_file'] },
  {
    key: 'victorops_configs',
    own: ['api_key', 'api_key_file'],
    usual: ['victorops_api_key', 'victorops_api_key_file'],
  },
  { key: 'victorops_configs', own: ['routing_key'], usual: [] },
  { key: 'webhook_configs', own: ['url', 'url_file'], usual: [] },
  {
    key: 'telegram_configs',
    own: ['bot_token', 'bot_token_file'],
    usual: ['telegram_bot_token', 'telegram_bot_token_file'],
  },
  { key: 'discord_configs', own: ['webhook_url', 'webhook_url_file'], usual: [] },
  { key: 'msteams_configs', own: ['webhook_url', 'webhook_url_file'], usual: [] },
  { key: 'msteamsv2_configs', own: ['webhook_url', 'webhook_url_file'], usual: [] },
  { key: 'pushover_configs', own: ['token', 'token_file'], usual: [] },
  { key: 'pushover_configs', own: ['user_key', 'user_key_file'], usual: [] },
]
