import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { childOf, copied, type ListNode, type Node, plain } from '../../syntax/derived/node.ts'

/** Applies the operations of RFC 6902 to a node. Answers what cannot be applied; the operations before it are done. */
export function applyOperations(root: Node, operations: Node): string | undefined {
  if (operations.is !== 'list') return 'a JSON patch is a list of operations'
  for (const operation of operations.items) {
    const wrong = apply(root, operation)
    if (wrong) return wrong
  }
  return undefined
}

function apply(root: Node, operation: Node): string | undefined {
  const { op, path, from } = fieldsOf(operation)
  const steps = stepsOf(path)
  if (!steps || steps.length === 0) return `\`${path}\` is no path to patch`
  if (leadsIntoUnknown(root, steps) || leadsIntoUnknown(root, stepsOf(from) ?? [])) return undefined
  const value = childOf(operation, 'value')
  if (op === 'remove') return remove(root, steps) ?? undefined
  if (op === 'add' || op === 'replace') {
    if (!value) return `\`${op}\` of \`${path}\` has no value`
    return put(root, steps, value, op === 'replace')
  }
  if (op === 'test') return value && same(valueIn(root, steps), value) ? undefined : `the test of \`${path}\` fails`
  const source = stepsOf(from)
  const moved = source && valueIn(root, source)
  if ((op !== 'move' && op !== 'copy') || !source) return `there is no operation \`${String(op)}\``
  if (!moved) return `\`${from}\` leads nowhere`
  return (op === 'move' ? remove(root, source) : undefined) ?? put(root, steps, copied(moved), false)
}

function put(root: Node, steps: readonly string[], value: Node, mustExist: boolean): string | undefined {
  const parent = valueIn(root, steps.slice(0, -1))
  const step = steps.at(-1) ?? ''
  const missing = `\`/${steps.join('/')}\` leads nowhere`
  if (parent?.is === 'map') {
    // Kustomize replaces what is not there in a map, though the standard does not.
    parent.entries.set(step, value)
    return undefined
  }
  if (parent?.is !== 'list') return missing
  const index = indexIn(parent, step, mustExist ? 0 : 1)
  if (index === undefined) return missing
  parent.items.splice(index, mustExist ? 1 : 0, value)
  return undefined
}

function remove(root: Node, steps: readonly string[]): string | undefined {
  const parent = valueIn(root, steps.slice(0, -1))
  const step = steps.at(-1) ?? ''
  if (parent?.is === 'map' && parent.entries.delete(step)) return undefined
  const index = parent?.is === 'list' ? indexIn(parent, step, 0) : undefined
  if (parent?.is === 'list' && index !== undefined) {
    parent.items.splice(index, 1)
    return undefined
  }
  return `\`/${steps.join('/')}\` leads nowhere`
}

function valueIn(root: Node, steps: readonly string[]): Node | undefined {
  let node: Node | undefined = root
  for (const step of steps) {
    node = node?.is === 'list' ? node.items[indexIn(node, step, 0) ?? -1] : childOf(node, step)
  }
  return node
}

/** What nobody knows may be changed by anything, and is as unknown as before. */
function leadsIntoUnknown(root: Node, steps: readonly string[]): boolean {
  return steps.some((_, length) => {
    const node = valueIn(root, steps.slice(0, length))
    return node?.is === 'leaf' && isUnknown(node.value)
  })
}

/** A negative index counts from the end; with `room`, the place behind the last item counts too. */
function indexIn({ items }: ListNode, step: string, room: 0 | 1): number | undefined {
  if (step === '-') return room === 1 ? items.length : undefined
  if (!/^-?\d{1,9}$/.test(step)) return undefined
  const length = items.length + room
  const index = Number(step) < 0 ? Number(step) + length : Number(step)
  return index >= 0 && index < length ? index : undefined
}

function fieldsOf(operation: Node): { op?: unknown; path?: unknown; from?: unknown } {
  const value = plain(operation)
  return isMap(value) ? value : {}
}

function stepsOf(pointer: unknown): readonly string[] | undefined {
  if (typeof pointer !== 'string' || !pointer.startsWith('/')) return undefined
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function same(a: Node | undefined, b: Node): boolean {
  return a !== undefined && JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}
