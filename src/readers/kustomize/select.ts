import { isMap } from '../../model/shape.ts'
import { type MapNode, nodeAt, textOf } from '../../syntax/derived/node.ts'
import { type Pattern, patternOf } from '../../values/pattern.ts'
import { currentId, type Document, originalId } from './document.ts'

/** Whether a `target` means a document, by the name that it has or that it had at first. */
export type Select = (document: Document) => boolean

/** Names are patterns. What cannot be read is answered as a text. */
export function selectOf(target: unknown): Select | string {
  if (!isMap(target)) return 'the patch does not say what it is for'
  const patterns: { [field: string]: Pattern } = {}
  for (const field of ['group', 'version', 'kind', 'name', 'namespace']) {
    const source = target[field]
    if (typeof source !== 'string' || source === '') continue
    const pattern = patternOf(`^(?:${source})$`)
    if (!pattern) return `the target \`${source}\` is no pattern that is understood here`
    patterns[field] = pattern
  }
  const labels = labelSelectorOf(target.labelSelector)
  const annotations = labelSelectorOf(target.annotationSelector)
  if (!labels || !annotations) return 'the selector of the target cannot be read'
  const fits = (field: 'group' | 'version' | 'kind' | 'name' | 'namespace', ...values: readonly string[]) =>
    !patterns[field] || values.some((value) => patterns[field]?.test(value))
  return (document) => {
    const [now, first] = [currentId(document), originalId(document)]
    return (
      fits('namespace', first.namespace, now.namespace) &&
      fits('name', first.name, now.name) &&
      fits('group', now.group) &&
      fits('version', now.version) &&
      fits('kind', now.kind) &&
      labels(document.node, 'labels') &&
      annotations(document.node, 'annotations')
    )
  }
}

type Matches = (node: MapNode, field: 'labels' | 'annotations') => boolean

/** `app=web,tier in (a, b),!old`. The empty selector fits all. */
export function labelSelectorOf(selector: unknown): Matches | undefined {
  if (selector === undefined || selector === null || selector === '') return () => true
  if (typeof selector !== 'string') return undefined
  const terms = selector.match(/[^,(]+(?:\([^)]*\))?/g) ?? []
  const tests = terms.map((term) => termOf(term.trim()))
  if (tests.some((test) => !test) || terms.join(',') !== selector) return undefined
  return (node, field) => {
    const pairs = nodeAt(node, ['metadata', field])
    const labelled = (name: string) => {
      const found = pairs?.is === 'map' ? pairs.entries.get(name) : undefined
      return found && textOf(found)
    }
    return tests.every((test) => test?.(labelled))
  }
}

type Test = (labelled: (name: string) => string | undefined) => boolean

function termOf(term: string): Test | undefined {
  const set = /^([^\s!=]+) +(in|notin) *\(([^)]*)\)$/.exec(term)
  if (set) {
    const [, name = '', operator, list = ''] = set
    const among = list.split(',').map((each) => each.trim())
    return (labelled) => among.includes(labelled(name) ?? '\0') === (operator === 'in')
  }
  const pair = /^([^\s!=]+) *(==?|!=) *([^\s=!]*)$/.exec(term)
  if (pair) {
    const [, name = '', operator, wanted] = pair
    return (labelled) => (labelled(name) === wanted) === (operator !== '!=')
  }
  const presence = /^(!?) *([^\s!=()]+)$/.exec(term)
  if (!presence) return undefined
  const [, not, name = ''] = presence
  return (labelled) => (labelled(name) === undefined) === (not === '!')
}
