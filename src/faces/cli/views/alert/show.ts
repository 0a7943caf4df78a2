import type { AlertPage } from '../../../../commands/alert/show.ts'
import type { View } from '../../view.ts'
import { alertLine } from './line.ts'

export const view: View<AlertPage> = {
  human({ alert, groups, told }, { paint }) {
    const lines = [alertLine(alert, paint)]
    for (const [name, value] of Object.entries(alert.annotations)) lines.push(`  ${name}: ${value}`)
    lines.push(`  from ${alert.source}${alert.generatorUrl ? `, ${alert.generatorUrl}` : ''}`)
    for (const id of alert.silencedBy) lines.push(`  silenced by ${id}`)
    for (const id of alert.inhibitedBy) lines.push(`  kept quiet by alert ${id}`)
    for (const { key, receiver, due } of groups) lines.push(`  ${receiver} is looked at ${due} for ${key}`)
    for (const { at, receiver, way, status, because, error } of told)
      lines.push(`  ${at} ${receiver} ${way} ${status} (${because})${error ? `: ${error}` : ''}`)
    const [silence] = alert.silencedBy
    const next = silence
      ? `devops alert silence expire ${silence}`
      : `devops alert silence add alertname="${alert.labels.alertname ?? ''}" --comment "..."`
    return `${lines.join('\n')}\n\nNext: ${next}`
  },
}
