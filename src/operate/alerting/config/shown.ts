import { isMap } from '../../../model/shape.ts'
import type { Path, Span } from '../../../model/source.ts'
import { yaml } from '../../../syntax/yaml/yaml.ts'

/** The text of a configuration, with `<secret>` in place of each value that opens a door. */
export function shown(text: string): string {
  const tree = yaml.parse({ path: 'alertmanager.yml', text })
  const spans: Span[] = []
  const walk = (value: unknown, path: Path, within: string): void => {
    if (Array.isArray(value)) for (const [index, each] of value.entries()) walk(each, [...path, index], within)
    else if (isMap(value))
      for (const [name, each] of Object.entries(value)) {
        const at = [...path, name]
        if (typeof each !== 'string' && typeof each !== 'number')
          walk(each, at, name.endsWith('_configs') ? name : within)
        else if (isSecret(name, within)) spans.push(tree.placeOf(at, 'value').span)
      }
  }
  walk(tree.data, [], '')
  let out = text
  for (const { start, end } of spans.sort((a, b) => b.start - a.start))
    out = `${out.slice(0, start)}<secret>${out.slice(end)}`
  return out
}

/** Addresses of webhooks are keys to them. */
function isSecret(name: string, within: string): boolean {
  if (/_file$/.test(name)) return false
  if (/(?:password|secret|token|api_key|routing_key|service_key|user_key|credentials|webhook_url)$/.test(name))
    return true
  if (name === 'slack_api_url') return true
  return (name === 'url' && within === 'webhook_configs') || (name === 'api_url' && within === 'slack_configs')
}
