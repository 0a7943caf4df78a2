import type { Path } from '../../model/source.ts'
import { descend } from './descend.ts'
import { dash, endOf, endOfEntry, entriesOf, isFlowCollection } from './layout.ts'
import { keysOf } from './parser/keys.ts'
import { endOf as endOnTape, isList, isMap, startOf, targetOf } from './parser/tape.ts'
import { block, inline } from './print.ts'
import { column, lineEnd, lineStart } from './text.ts'
import { flowText, isEmpty, type Made, replace, type Source } from './value.ts'

export function set(source: Source, path: Path, to: unknown): Made {
  const { tape, roots } = source
  const { node, key, depth } = descend(source, path)
  if (node === undefined) return roots.length === 0 && path[0] === 0 ? first(source, built(path.slice(1), to)) : gone
  if (depth === path.length) {
    if (targetOf(tape, node) !== undefined) return { refused: 'the value is an alias: change its anchor' }
    const parent = descend(source, path.slice(0, -1)).node
    if (key !== undefined && parent !== undefined && isMap(tape, parent) && ![...keysOf(tape, parent)].includes(key))
      return { refused: 'it comes through a merge key' }
    return replace(source, path, to)
  }
  const step = path[depth]
  const inner = built(path.slice(depth + 1), to)
  const way = path.slice(0, depth)
  const isVoid = isEmpty(source, node, way)
  if (isMap(tape, node))
    return isVoid ? replace(source, way, { [String(step)]: inner }) : addKey(source, node, String(step), inner)
  if (isList(tape, node))
    return step === [...entriesOf(source, node)].length
      ? isVoid
        ? replace(source, way, [inner])
        : addItem(source, node, step, inner)
      : { refused: 'the list has no such item' }
  return isVoid ? replace(source, way, built([step ?? 0], inner)) : { refused: 'the parent is no map' }
}

export function insert(source: Source, path: Path, to: unknown): Made {
  const { tape } = source
  const way = path.slice(0, -1)
  const { node, depth } = descend(source, way)
  const isThere = node !== undefined && depth === way.length
  if (isThere && !isEmpty(source, node, way))
    return isList(tape, node) ? addItem(source, node, Number(path.at(-1)), to) : { refused: 'it is no list' }
  return set(source, way, [to])
}

const gone: Made = { refused: 'there is no such document' }

function addKey(source: Source, map: number, key: string, to: unknown): Made {
  const { text, tape, style } = source
  const keys = [...keysOf(tape, map)]
  const beside = keys.find((each) => !isMergeKey(source, each)) ?? keys[0] ?? map
  const end = endOfEntry(source, keys.at(-1) ?? map)
  if (isFlowCollection(source, map)) return besideInFlow(source, map, end, keyed(source, end, key, to))
  return below(text, end, column(text, startOf(tape, beside)), block({ [key]: to }, style))
}

function isMergeKey({ text, tape }: Source, key: number): boolean {
  return text.slice(startOf(tape, key), endOnTape(tape, key)) === '<<'
}

function keyed(source: Source, at: number, key: string, to: unknown): string {
  if (source.json) return `${JSON.stringify(key)}: ${flowText(source, at, to)}`
  return inline({ [key]: to }).replace(/^\{ ?| ?\}$/g, '')
}

function addItem(source: Source, list: number, index: number, to: unknown): Made {
  const { text, tape, style } = source
  const items = [...entriesOf(source, list)]
  const before = items[Math.min(index, items.length) - 1]
  const first = items[0] ?? list
  if (isFlowCollection(source, list)) {
    if (before !== undefined) {
      const end = endOnTape(tape, before)
      return besideInFlow(source, list, end, flowText(source, end, to))
    }
    const start = startOf(tape, first)
    const lead = text.slice(lineStart(text, start), start)
    const separator = lead.trim() === '' ? `,\n${lead}` : ', '
    return at(start, flowText(source, start, to) + separator)
  }
  const home = column(text, startOf(tape, list))
  const lines = block([to], style)
  if (before !== undefined) return below(text, endOf(source, before), home, lines)
  return at(dash(source, list, first), `${lines.join(`\n${' '.repeat(home)}`)}\n${' '.repeat(home)}`)
}

/** On a line of its own where the brackets hold lines, else behind a comma. */
function besideInFlow({ text, tape }: Source, list: number, end: number, printed: string): Made {
  const lead = text.slice(lineStart(text, end), end)
  const spread = text.slice(startOf(tape, list), end).includes('\n')
  return at(end, spread ? `,\n${lead.slice(0, lead.length - lead.trimStart().length)}${printed}` : `, ${printed}`)
}

function below(text: string, end: number, home: number, lines: readonly string[]): Made {
  const pad = ' '.repeat(home)
  return at(lineEnd(text, end), lines.map((line) => (line === '' ? '\n' : `\n${pad}${line}`)).join(''))
}

/** What a text without documents is to hold. */
function first({ text, style, json }: Source, to: unknown): Made {
  const glue = text !== '' && !text.endsWith('\n') ? '\n' : ''
  return at(text.length, `${glue}${json ? JSON.stringify(to, null, 2) : block(to, style).join('\n')}\n`)
}

/** The value with the ancestors that it lacks. */
function built(path: Path, to: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (step === 0 ? [inner] : { [step]: inner }), to)
}

function at(offset: number, text: string): Made {
  return { span: { start: offset, end: offset }, text }
}
