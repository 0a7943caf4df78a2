import { isUnknown, type Unknown } from '../../model/unknown.ts'
import type { Leaf, Node } from '../../syntax/derived/node.ts'
import { shortForm } from './pairs.ts'
import { sectionsOf } from './sections.ts'

/** `[source:]target[:options]`; `undefined` where it is no such thing. */
export function volumeOf(leaf: Leaf): Node | undefined {
  const sections = sectionsOf(leaf.value)
  if (!sections || sections.includes('') || sections.length > 3) return undefined
  const [first, second, options = ''] = sections
  if (second === undefined) return shortForm(leaf.mark, { type: 'volume', target: cleaned(first), volume: {} })
  const words = typeof options === 'string' ? options.split(',') : []
  const type = typeOf(first)
  const propagation = words.findLast((word) => propagations.has(word))
  const selinux = words.findLast((word) => word === 'z' || word === 'Z')
  const bind = { ...(selinux && { selinux }), ...(propagation && { propagation }) }
  const hasBind = type === 'bind' || Object.keys(bind).length > 0
  const access = words.findLast((word) => word === 'ro' || word === 'rw')
  return shortForm(leaf.mark, {
    type,
    source: first,
    target: cleaned(second),
    read_only: isUnknown(options) ? options : access === 'ro' || undefined,
    bind: hasBind ? { ...(type === 'bind' && { create_host_path: true }), ...bind } : undefined,
    volume: type === 'volume' ? { ...(words.includes('nocopy') && { nocopy: true }) } : undefined,
  })
}

const propagations = new Set(['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave'])

function typeOf(source: string | Unknown | undefined): string | Unknown {
  const text = isUnknown(source) ? source.text : (source ?? '')
  if (isUnknown(source) && text.startsWith('$')) return source
  return /^(?:[./~]|\\\\|[A-Za-z]:)/.test(text) ? 'bind' : 'volume'
}

/** Without `.`, `..` and slashes that say nothing. */
export function cleaned(path: string | Unknown | undefined): string | Unknown | undefined {
  if (typeof path !== 'string') return path
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step !== '..') steps.push(step)
    else if (steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (!path.startsWith('/')) steps.push(step)
  }
  return (path.startsWith('/') ? '/' : '') + steps.join('/') || '.'
}
