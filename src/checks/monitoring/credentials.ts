import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'

/** Credentials that are written out below some fields of a configuration, and the field that would name a file instead. */
export function* credentialsIn(
  resource: Resource,
  fields: readonly string[],
): Iterable<{ readonly at: Path; readonly name: string; readonly instead: string }> {
  const open: { readonly value: unknown; readonly at: Path }[] = fields.map((field) => ({
    value: valueAt(resource.tree.data, [...resource.path, field]),
    at: [field],
  }))
  for (let next = open.shift(); next; next = open.shift()) {
    const { value, at } = next
    if (at.length > 20) continue
    if (Array.isArray(value))
      for (const [index, each] of value.entries()) open.push({ value: each, at: [...at, index] })
    if (!isMap(value)) continue
    for (const [name, each] of Object.entries(value)) {
      if (typeof each === 'object') open.push({ value: each, at: [...at, name] })
      else if (typeof each === 'string' && secretFields.has(name) && isReal(name, each))
        yield { at: [...at, name], name, instead: `${name}_file` }
    }
  }
}

const secretFields = new Set(
  `password bearer_token credentials client_secret smtp_auth_password smtp_auth_secret auth_password auth_secret slack_api_url api_url
routing_key service_key api_key opsgenie_api_key victorops_api_key bot_token telegram_bot_token token user_key webhook_url
wechat_api_secret api_secret secret_key`.split(/\s+/),
)

/** Not a stand-in, and for a URL one that has a secret in it. */
function isReal(name: string, text: string): boolean {
  if (text.length < 8 || hasHole(text) || standIn.test(text) || /^[<[*]|^(.)\1+$|^env\.|^\$/.test(text)) return false
  if (!/url$/.test(name)) return !/\s/.test(text)
  return /^https:\/\/(?:hooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{20,}|discord(?:app)?\.com\/api\/webhooks\/\d{15,}\/[\w-]{30,}|[\w.-]+\.webhook\.office\.com\/webhookb2\/.{40,})$/.test(
    text,
  )
}

const standIn =
  /example|change.?me|your|xxx|placeholder|dummy|redacted|secret.?here|todo|password|\.\.\.|insert|replace|fake|sample|test|<|>/i
