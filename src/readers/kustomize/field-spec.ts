import { isVoid, leaf, type Mark, type Node } from '../../syntax/derived/node.ts'
import { type GroupKind, groupKindOf, isSelected } from './identity.ts'

/** A field of some kinds: `spec/containers[]/image`. A step that meets a list goes into every item. */
export interface FieldSpec extends Partial<GroupKind> {
  readonly path: string
  /** The field is made where it is missing. */
  readonly create?: boolean
}

/** A value, and how to put another one in its place. */
export interface Slot {
  readonly node: Node
  replace(node: Node): void
}

/** Every value that the field stands for in an object; with `create`, one is made of that form where the field allows it. */
export function slotsAt(
  node: Node,
  spec: FieldSpec,
  create?: { readonly form: 'map' | 'leaf'; readonly mark: Mark },
): Slot[] {
  if (!isSelected(groupKindOf(node), spec)) return []
  const found: Slot[] = []
  collect({ node, replace: () => {} }, stepsOf(spec.path, '/'), spec.create ? create : undefined, found)
  return found
}

/** Splits a path; a delimiter behind a backslash stays. */
export function stepsOf(path: string, delimiter: string): readonly string[] {
  const parts = path.split(delimiter)
  if (parts.length > 1 && parts[0] === '') parts.shift()
  const steps: string[] = []
  for (const part of parts) {
    const last = steps.at(-1)
    if (last?.endsWith('\\')) steps[steps.length - 1] = `${last.slice(0, -1)}${delimiter}${part}`
    else steps.push(part)
  }
  return steps
}

/** The specs with those that are not among them yet. */
export function mergedSpecs(known: readonly FieldSpec[], more: readonly FieldSpec[]): readonly FieldSpec[] {
  const all = [...known]
  for (const spec of more)
    if (!all.some((each) => each.path === spec.path && isSelected(groupKind(each), spec))) all.push(spec)
  return all
}

function groupKind({ group = '', version = '', kind = '' }: FieldSpec): GroupKind {
  return { group, version, kind }
}

function collect(
  slot: Slot,
  steps: readonly string[],
  create: { readonly form: 'map' | 'leaf'; readonly mark: Mark } | undefined,
  found: Slot[],
): void {
  const [step, ...rest] = steps
  const { node } = slot
  if (step === undefined) found.push(slot)
  else if (node.is === 'list')
    for (const [index, item] of node.items.entries())
      collect({ node: item, replace: (to) => node.items.splice(index, 1, to) }, steps, create, found)
  else if (node.is === 'map') {
    const name = step.endsWith('[]') ? step.slice(0, -2) : step
    const known = node.entries.get(name)
    const made = create && name === step && isVoid(known) ? madeFor(rest, create) : known
    if (!made) return
    if (made !== known) node.entries.set(name, made)
    collect({ node: made, replace: (to) => node.entries.set(name, to) }, rest, create, found)
  }
}

function madeFor(
  rest: readonly string[],
  { form, mark }: { readonly form: 'map' | 'leaf'; readonly mark: Mark },
): Node {
  return rest.length > 0 || form === 'map' ? { is: 'map', entries: new Map(), mark } : leaf('', mark)
}
