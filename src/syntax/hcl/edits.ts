import { isMap } from '../../model/shape.ts'
import type { Change, Edit, Path, Refusal, SourceFile } from '../../model/source.ts'
import { pathOf } from '../../model/source.ts'
import type { Body } from './ast.ts'
import { type Attributes, type Block, block, isCode, type Value } from './build.ts'
import { addAttribute, addBlock, addEntry, addItem, indentationAt } from './edit-add.ts'
import { dropFromCollection, dropLines, type Made } from './edit-drop.ts'
import { type Spot, spotsTo } from './places.ts'
import { printHclValue } from './print.ts'
import { isIdentifier } from './quote.ts'

/** Writes a change as one replacement; comments and layout around it stay. */
export function editOf(file: SourceFile, body: Body, change: Change): Edit | Refusal {
  const made = madeOf(file.text, body, change)
  if ('refused' in made) return made
  const eol = file.text.includes('\r\n') ? '\r\n' : '\n'
  return { file: file.path, span: made.span, text: eol === '\n' ? made.text : made.text.replace(/\r?\n/g, eol) }
}

function madeOf(text: string, body: Body, change: Change): Made | Refusal {
  const path = pathOf(change)
  const spots = spotsTo(body, path)
  const spot = spots.at(-1)
  const missing = path.slice(spots.length - 1)
  if (!spot || path.length === 0) return { refused: 'a whole file is not changed at once' }
  if (spot.kind === 'blocks' && spot.dynamic) return { refused: 'a `dynamic` block makes it' }
  if ('drop' in change) return missing.length > 0 ? { refused: 'it is not there' } : drop(text, spot, spots.at(-2))
  const value = valueFrom(change.to)
  if (value === undefined) return { refused: 'the value cannot be written in HCL' }
  if ('insert' in change)
    return insert(text, missing.length > 0 ? spot : spots.at(-2), path.at(-1), value, missing.length)
  return missing.length > 0 ? create(text, spot, missing, value) : replace(text, spot, value)
}

function drop(text: string, spot: Spot, parent: Spot | undefined): Made | Refusal {
  if (spot.kind === 'attribute') return dropLines(text, spot.attribute)
  if (spot.kind === 'body') return spot.block ? dropLines(text, spot.block) : { refused: 'a whole file is not dropped' }
  if (spot.kind === 'blocks') {
    const [only, another] = spot.blocks
    if (!only || another) return { refused: 'these are several blocks: one has to be named' }
    return dropLines(text, only)
  }
  const container = parent && 'value' in parent ? parent.value : undefined
  const dropped = container && dropFromCollection(text, container, spot.kind === 'entry' ? spot.entry : spot.value)
  return dropped ?? { refused: 'it is not in a list or an object' }
}

function replace(text: string, spot: Spot, value: Value): Made | Refusal {
  if (!('value' in spot)) return { refused: 'a block is changed attribute by attribute' }
  const { start, end } = spot.value
  return { span: { start, end }, text: printHclValue(value, indentationAt(text, start)) }
}

function create(text: string, spot: Spot, missing: Path, value: Value): Made | Refusal {
  const [name, index] = missing
  if (missing.length === 1 && 'value' in spot) {
    if (spot.value.kind === 'object') return addEntry(text, spot.value, String(name), value)
    if (spot.value.kind === 'tuple' && name === spot.value.items.length) return addItem(text, spot.value, name, value)
    return { refused: 'what it would be put into is computed, or holds no other values' }
  }
  if (spot.kind === 'blocks') {
    const made = blockFrom(spot.blocks[0]?.type ?? '', missing.slice(1), value)
    const last = spot.blocks.at(-1)
    if (spot.labels > 0 || name !== spot.blocks.length || !made || !last) return { refused: 'there is no such block' }
    return addBlock(text, spot.body, made, last)
  }
  if (spot.kind !== 'body' || typeof name !== 'string') return { refused: 'what it belongs to is not there' }
  if (!isIdentifier(name)) return { refused: `\`${name}\` is no name for an attribute` }
  if (missing.length === 1) return addAttribute(text, spot, name, value)
  const made = spot.block && index === 0 ? blockFrom(name, missing.slice(2), value) : undefined
  return made ? addBlock(text, spot.body, made) : { refused: 'what it belongs to is not there' }
}

/** A new block that holds `value` at `path` inside it, such as `['metadata_options', 0, 'http_tokens']`. */
function blockFrom(type: string, path: Path, value: Value): Block | undefined {
  const [name, index] = path
  if (name === undefined) return isMap(value) && !isCode(value) ? block(type, [], value as Attributes) : undefined
  if (typeof name !== 'string' || !isIdentifier(name)) return undefined
  if (path.length === 1) return block(type, [], { [name]: value })
  const inner = index === 0 ? blockFrom(name, path.slice(2), value) : undefined
  return inner && block(type, [], {}, [inner])
}

function insert(text: string, spot: Spot | undefined, index: unknown, value: Value, missing: number): Made | Refusal {
  if (missing > 1 || typeof index !== 'number' || !spot) return { refused: 'there is no such list' }
  if (spot.kind === 'blocks') return create(text, spot, [index], value)
  if (!('value' in spot) || spot.value.kind !== 'tuple') return { refused: 'it is not a list that is written here' }
  if (index > spot.value.items.length) return { refused: 'the list is shorter' }
  return addItem(text, spot.value, index, value)
}

/** `undefined` for what HCL cannot say, and for what nobody knows. */
function valueFrom(value: unknown): Value | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (isCode(value)) return value
  if (Array.isArray(value)) {
    const items = value.map(valueFrom)
    return items.every((item) => item !== undefined) ? items : undefined
  }
  if (!isMap(value)) return undefined
  const entries = Object.entries(value).map(([name, item]) => [name, valueFrom(item)] as const)
  return entries.every(([, item]) => item !== undefined) ? Object.fromEntries(entries) : undefined
}
