import { createHash } from 'node:crypto'
import type { Notification } from '../../../model/alert.ts'
import type { Message } from '../../../model/message.ts'
import type { Way } from '../../../model/routing.ts'
import { severityOf } from '../../../operate/incident/severity.ts'

/** What people read of a group of alerts where the receiver is no program. */
export function messageOf(notification: Notification, id: string, address: string, at: Date): Message {
  const { groupKey, status, alerts, commonLabels, groupLabels, commonAnnotations, truncated } = notification
  const name = commonLabels.alertname ?? groupLabels.alertname ?? 'Alerts'
  const { service } = commonLabels
  const lines = alerts.slice(0, 10).map(({ labels, annotations, status }) => {
    const what = annotations.summary ?? annotations.description ?? labels.instance ?? labels.alertname ?? ''
    return `${status === 'firing' ? 'Fires' : 'Over'}: ${what}`
  })
  const left = alerts.length - lines.length + truncated
  return {
    id,
    thread: `alert/${createHash('sha256').update(groupKey).digest('hex').slice(0, 32)}`,
    status: status === 'firing' ? 'triggered' : 'resolved',
    severity: severityOf(commonLabels, []),
    title: commonAnnotations.summary ?? (alerts.length > 1 ? `${name} (${alerts.length})` : name),
    text: [...new Set(lines), ...(left > 0 ? [`and ${left} more`] : [])].join('\n'),
    ...(service !== undefined && { service }),
    facts: Object.entries(commonLabels)
      .filter(([label]) => label !== 'alertname' && label !== 'service')
      .map(([label, value]) => ({ name: label, value })),
    links: [
      { title: 'Alerts', url: `${address}/alerts` },
      ...(alerts[0]?.generatorUrl ? [{ title: 'Source', url: alerts[0].generatorUrl }] : []),
    ],
    at,
  }
}

/** A way of Alertmanager's configuration as one of our connectors takes it; `undefined` where we have none for it. */
export function connectorFor({
  kind,
  settings,
}: Way): { readonly id: string; readonly settings: Record<string, string> } | undefined {
  const text = (name: string) => (settings[name] === undefined || settings[name] === null ? '' : String(settings[name]))
  const given = (all: Record<string, string>) =>
    Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  if (kind === 'slack') return { id: 'slack', settings: given({ webhook: text('api_url') }) }
  if (kind === 'pagerduty')
    return { id: 'pagerduty', settings: given({ key: text('routing_key') || text('service_key') }) }
  if (kind === 'msteams' || kind === 'msteamsv2')
    return { id: 'msteams', settings: given({ webhook: text('webhook_url') }) }
  if (kind !== 'email') return undefined
  const [, host = '', port = ''] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(text('smarthost')) ?? []
  const security = port === '465' ? 'tls' : settings.require_tls === false ? 'none' : 'starttls'
  const who = { user: text('auth_username'), password: text('auth_password') }
  return { id: 'email', settings: given({ to: text('to'), from: text('from'), host, port, security, ...who }) }
}
