import { unknownValue } from '../../model/unknown.ts'
import { constraintOf } from '../../values/constraint.ts'

/** What stands behind a name in `dependencies`: a range, a tag, or where to take the package from. */
export function specOf(spec: unknown): { readonly [field: string]: unknown } {
  if (typeof spec !== 'string') return { source: 'registry', pinned: false }
  const text = spec.trim()
  const [, scheme = '', rest = ''] = /^([a-z][a-z+]*):(.*)$/s.exec(text) ?? []
  switch (scheme) {
    case 'npm': {
      const at = rest.lastIndexOf('@')
      const range = at > 0 ? rest.slice(at + 1) : ''
      return { source: 'registry', from: at > 0 ? rest.slice(0, at) : rest, ...ranged(range) }
    }
    case 'workspace':
      return { source: 'workspace', constraint: text, pinned: true }
    case 'catalog':
      return {
        source: 'registry',
        constraint: unknownValue(text, 'the catalog of the workspace says it'),
        pinned: false,
      }
    case 'file':
    case 'link':
    case 'portal':
      return { source: 'path', from: rest, pinned: true }
    case 'patch':
      return { source: 'registry', constraint: text, pinned: true }
    case 'http':
    case 'https':
      return /\.git(?:#|$)/.test(rest) ? git(text) : { source: 'url', from: text, pinned: true }
    case '':
      break
    default:
      return git(text)
  }
  if (/^(?:\.{0,2}\/|~\/)/.test(text)) return { source: 'path', from: text, pinned: true }
  if (/^[\w.-]+@[\w.-]+:/.test(text) || /^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(text)) return git(text)
  return { source: 'registry', ...ranged(text) }
}

function ranged(text: string) {
  const constraint = constraintOf('npm', text)
  return { ...(text !== '' && text !== '*' && { constraint: text }), pinned: constraint?.pinned ?? false }
}

/** Only a commit stays what it is. */
function git(text: string) {
  return { source: 'git', from: text, pinned: /#[0-9a-f]{40}$/.test(text) }
}
