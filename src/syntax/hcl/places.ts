import type { Path, Span } from '../../model/source.ts'
import { type AttributeNode, type BlockNode, type Body, type EntryNode, type Expression, nameSpan } from './ast.ts'
import { keyOf } from './data.ts'

/** What a path leads to. Blocks of one type share a path until their labels and index tell them apart. */
export type Spot =
  | { readonly kind: 'body'; readonly body: Body; readonly block?: BlockNode }
  | {
      readonly kind: 'blocks'
      readonly body: Body
      readonly blocks: readonly BlockNode[]
      readonly labels: number
      readonly dynamic?: true
    }
  | { readonly kind: 'attribute'; readonly body: Body; readonly attribute: AttributeNode; readonly value: Expression }
  | { readonly kind: 'entry'; readonly entry: EntryNode; readonly value: Expression }
  | { readonly kind: 'item'; readonly value: Expression }

/** The spots from the top down to the path, or as far as it leads. */
export function spotsTo(top: Body, path: Path): readonly Spot[] {
  const spots: Spot[] = [{ kind: 'body', body: top }]
  for (const step of path) {
    const spot = stepInto(spots.at(-1), step)
    if (!spot) break
    spots.push(spot)
  }
  return spots
}

/** Where people are to look. A block's value is its header: its body has places of its own. */
export function spanOf(spot: Spot, part: 'key' | 'value'): Span {
  if (spot.kind === 'attribute') return part === 'key' ? nameSpan(spot.attribute) : spot.value
  if (spot.kind === 'entry') return part === 'key' ? spot.entry.key : spot.value
  if (spot.kind === 'item') return spot.value
  const block = spot.kind === 'body' ? spot.block : spot.blocks[0]
  if (!block) return { start: 0, end: 0 }
  const named = spot.kind === 'blocks' ? block.labels[spot.labels - 1] : undefined
  if (part === 'key') return named ?? nameSpan(block)
  return { start: block.start, end: (block.labels.at(-1) ?? nameSpan(block)).end }
}

function stepInto(spot: Spot | undefined, step: string | number): Spot | undefined {
  if (!spot) return undefined
  if (spot.kind === 'body') return inBody(spot.body, step)
  if (spot.kind === 'blocks') return inBlocks(spot, step)
  return inExpression(spot.value, step)
}

function inBody(body: Body, step: string | number): Spot | undefined {
  const blocks = body.blocks.filter((block) => block.type === step)
  if (blocks.length > 0) return { kind: 'blocks', body, blocks, labels: 0 }
  const attribute = body.attributes.find((each) => each.name === step)
  return attribute ? { kind: 'attribute', body, attribute, value: attribute.value } : dynamicIn(body, step)
}

/** A block that a loop makes is known under its own name: there its `dynamic` block is what one can look at. */
function dynamicIn(body: Body, step: string | number): Spot | undefined {
  const blocks = body.blocks.filter((block) => block.type === 'dynamic' && block.labels[0]?.text === step)
  return blocks.length > 0 ? { kind: 'blocks', body, blocks, labels: 1, dynamic: true } : undefined
}

function inBlocks(
  { body, blocks, labels, dynamic }: Spot & { kind: 'blocks' },
  step: string | number,
): Spot | undefined {
  if (dynamic) return undefined
  const fitting = blocks.filter((block) => block.labels.length > labels && block.labels[labels]?.text === step)
  if (fitting.length > 0) return { kind: 'blocks', body, blocks: fitting, labels: labels + 1 }
  const block = typeof step === 'number' ? blocks.filter((each) => each.labels.length === labels)[step] : undefined
  return block && { kind: 'body', body: block.body, block }
}

function inExpression(value: Expression, step: string | number): Spot | undefined {
  if (value.kind === 'parentheses') return inExpression(value.inner, step)
  if (value.kind === 'tuple') {
    const item = typeof step === 'number' ? value.items[step] : undefined
    return item && { kind: 'item', value: item }
  }
  if (value.kind !== 'object') return undefined
  const entry = value.entries.findLast((each) => keyOf(each.key) === String(step))
  return entry && { kind: 'entry', entry, value: entry.value }
}
