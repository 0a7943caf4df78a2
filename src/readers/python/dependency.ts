import { Dependency } from '../../kinds/packages.ts'
import type { Path } from '../../model/source.ts'
import { requirementIn } from '../../syntax/requirements/requirement.ts'
import { constraintOf } from '../../values/constraint.ts'
import type { Sighting } from '../reader.ts'

type Json = { readonly [field: string]: unknown }

/** A requirement of PEP 508 at a path. */
export function* required(text: unknown, path: Path, more: Json): Iterable<Sighting> {
  const found = typeof text === 'string' ? requirementIn(text) : undefined
  if (!found) return
  const { name, constraint, url, marker } = found
  const source = url === undefined ? { source: 'registry' } : locationOf(url)
  yield dependency(name, path, {
    ...(constraint !== '' && { constraint }),
    pinned: constraintOf('pep440', constraint)?.pinned ?? false,
    ...source,
    ...more,
    ...(marker !== undefined && { only: more.only === undefined ? marker : `${String(more.only)}; ${marker}` }),
  })
}

export function* listed(list: unknown, path: Path, more: Json): Iterable<Sighting> {
  for (const [index, text] of Array.isArray(list) ? list.entries() : []) yield* required(text, [...path, index], more)
}

export function dependency(name: string, path: Path, data: Json): Sighting {
  return { kind: Dependency, name: `python/${name}`, path, data: { ecosystem: 'python', name, ...data } }
}

/** Where an address or a path leads. Of a repository only a commit stays what it is. */
export function locationOf(text: string): Json {
  if (/^(?:git|hg|svn|bzr)\+/.test(text) || /\.git(?:@|#|$)/.test(text))
    return { source: 'git', from: text, pinned: /@[0-9a-f]{40}(?:#|$)/.test(text) }
  if (/^https?:/.test(text)) return { source: 'url', from: text, pinned: true }
  return { source: 'path', from: text, pinned: true }
}
