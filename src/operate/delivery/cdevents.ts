import type { Told } from '../../model/delivery.ts'
import { isMap } from '../../model/shape.ts'
import { changesIn, mapIn, textIn, timeIn } from './reading.ts'

/**
 * A delivery as CDEvents tells of it: `dev.cdevents.service.deployed`, `upgraded` and `rolledback` of any version of the
 * specification, alone or in the envelope of CloudEvents. `undefined` of every other event.
 */
export function cdevent(body: unknown, headers: Readonly<Record<string, string>>, now: Date): Told | undefined {
  const outer = mapIn(body)
  // Structured: all in the body. Binary: the envelope is in headers.
  const event = isMap(outer.data) ? outer.data : outer
  const context = mapIn(event.context)
  const subject = mapIn(event.subject)
  const type = textIn(context.type) ?? textIn(outer.type) ?? headers['ce-type'] ?? ''
  if (!/^dev\.cdevents\.service\.(?:deployed|upgraded|rolledback)\./.test(type)) return undefined
  const id = textIn(context.id) ?? textIn(outer.id) ?? headers['ce-id']
  const source = textIn(context.source) ?? textIn(outer.source) ?? headers['ce-source']
  const content = mapIn(subject.content)
  const environment = textIn(mapIn(content.environment).id)
  const service = textIn(subject.id)
  if (!id || !source || !environment || !service) return undefined
  const artifact = textIn(content.artifactId) ?? ''
  const custom = mapIn(event.customData)
  const url = textIn(custom.url)
  return {
    key: `cdevents/${source}/${id}`,
    service: last(service),
    environment: last(environment),
    version: versionOf(artifact),
    status: 'succeeded',
    at: timeIn(context.timestamp) ?? timeIn(outer.time) ?? timeIn(headers['ce-time']) ?? now,
    source: 'cdevents',
    ...(url && /^https?:\/\//.test(url) && { url }),
    changes: changesIn(custom.changes),
  }
}

/** `1.2.3` of `pkg:oci/api@1.2.3?tag=x`; a digest is cut to what a person compares. */
function versionOf(artifact: string): string {
  const [, version] = /@([^?#]+)/.exec(artifact) ?? []
  const [, tag] = /[?&]tag=([^&#]+)/.exec(artifact) ?? []
  const named = tag ?? version ?? (artifact === '' ? 'unknown' : artifact)
  return decoded(named).replace(/^sha256:([0-9a-f]{12})[0-9a-f]+$/, '$1')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Ids may be paths and addresses. */
function last(id: string): string {
  return id.replace(/\/+$/, '').split('/').at(-1) ?? id
}
