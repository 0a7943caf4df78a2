import { isVoid, leaf, type Mark, type Node, textOf } from '../../syntax/derived/node.ts'
import { patternOf } from '../../values/pattern.ts'
import { type Slot, stepsOf } from './field-spec.ts'

export interface FieldSlot extends Slot {
  /** It was not there before. */
  readonly made?: boolean
}

/** `spec.containers.[name=web].env.0` and `metadata.annotations.[a.b/c]` as steps. */
export function stepsIn(path: string): readonly string[] {
  const steps: string[] = []
  const parts = stepsOf(path, '.')
  for (let index = 0; index < parts.length; index++) {
    let part = parts[index] ?? ''
    if (part.startsWith('[') && !part.endsWith(']')) {
      while (index < parts.length - 1 && !part.endsWith(']')) part += `.${parts[++index]}`
      steps.push(part.includes('=') ? part : part.replace(/^\[+|\]+$/g, ''))
    } else steps.push(part)
  }
  return steps
}

/** The values that the steps lead to: `*` is every item, `[name=web]` those whose field fits the pattern. */
export function fieldsAt(node: Node, steps: readonly string[], create?: Mark): readonly FieldSlot[] {
  const found: FieldSlot[] = []
  follow({ node, replace: () => {} }, steps, create, found)
  return found
}

function follow(slot: FieldSlot, steps: readonly string[], create: Mark | undefined, found: FieldSlot[]): void {
  const [step, ...rest] = steps
  const { node } = slot
  if (step === undefined) {
    found.push(slot)
    return
  }
  if (node.is === 'map') {
    const known = node.entries.get(step)
    const next = known ?? (create && madeFor(rest[0], create))
    if (!next) return
    if (!known) node.entries.set(step, next)
    follow(
      { node: next, replace: (to) => node.entries.set(step, to), ...(!known && { made: true }) },
      rest,
      create,
      found,
    )
  }
  if (node.is !== 'list') return
  const items = [...node.items.entries()].filter(([index, item]) => isMeant(step, item, index))
  if (items.length === 0 && create) {
    const made = madeItem(step, node.items.length, rest[0], create)
    if (made) items.push([node.items.push(made) - 1, made])
  }
  for (const [index, item] of items)
    follow({ node: item, replace: (to) => node.items.splice(index, 1, to) }, rest, create, found)
}

function isMeant(step: string, item: Node, index: number): boolean {
  if (step === '*') return true
  if (/^\d+$/.test(step)) return index === Number(step)
  const { field, value } = conditionOf(step) ?? {}
  if (field === undefined || value === undefined) return false
  const own = field === '' ? item : item.is === 'map' ? item.entries.get(field) : undefined
  return own !== undefined && !isVoid(own) && (patternOf(value)?.test(textOf(own)) ?? false)
}

function conditionOf(step: string): { readonly field: string; readonly value: string } | undefined {
  const found = /^\[([^=]*)=(.*)\]$/s.exec(step)
  return found ? { field: found[1] ?? '', value: found[2] ?? '' } : undefined
}

function madeFor(next: string | undefined, mark: Mark): Node {
  if (next === undefined) return leaf('', mark)
  const isList = /^(?:\d+|\*|\[.*=.*\])$/s.test(next)
  return isList ? { is: 'list', items: [], mark } : { is: 'map', entries: new Map(), mark }
}

function madeItem(step: string, length: number, next: string | undefined, mark: Mark): Node | undefined {
  if (step === String(length)) return madeFor(next, mark)
  const condition = conditionOf(step)
  if (!condition) return undefined
  const value = leaf(condition.value, mark)
  return condition.field === '' ? value : { is: 'map', entries: new Map([[condition.field, value]]), mark }
}
