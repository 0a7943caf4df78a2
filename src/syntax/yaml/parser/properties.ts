import { isTagged, taggedValue } from '../../../model/tagged.ts'
import { unknownValue } from '../../../model/unknown.ts'
import { ampersand, bang, codeAt, isFlowSign, isGap, less } from './characters.ts'
import { meaning } from './core.ts'
import { type Anchor, fail, found, type Reading, report } from './reading.ts'
import { blanks } from './space.ts'
import { closeAlias, endOf, isScalar, open, startOf, stride } from './tape.ts'

/** An anchor and a tag before a node. */
export interface Properties {
  readonly anchor: string | undefined
  readonly tag: string | undefined
  /** What the anchor means until its node has been read. */
  readonly pending: Anchor
  readonly unfolded: number
}

/** Reads what stands on this line, up to the node or the end of the line. */
export function properties(reading: Reading): Properties {
  const { text } = reading
  let anchor: string | undefined
  let tag: string | undefined
  for (let code = codeAt(text, reading.at); code === ampersand || code === bang; code = blanks(reading)) {
    const start = reading.at
    if (code === ampersand) {
      if (anchor !== undefined) fail(reading, 'a value cannot have two anchors')
      anchor = name(reading)
    } else {
      if (tag !== undefined) fail(reading, 'a value cannot have two tags')
      tag = tagName(reading)
    }
    const after = codeAt(text, reading.at)
    if (!isGap(after) && !isFlowSign(after))
      fail(reading, `a space is missing before ${found(reading)}`, start, reading.at)
  }
  const pending = { node: 0, value: undefined, size: undefined }
  if (anchor !== undefined) reading.anchors.set(anchor, pending)
  return { anchor, tag, pending, unfolded: reading.unfolded }
}

/** The value with its properties. */
export function finished(reading: Reading, props: Properties, node: number, bare: unknown): unknown {
  const { anchor, tag, pending, unfolded } = props
  // The first stood on a line of its own.
  if (tag !== undefined && isTagged(bare)) fail(reading, 'a value cannot have two tags')
  const value = tag === undefined ? bare : typed(reading, tag, node, bare)
  // A node inside of it may have taken the name over.
  if (anchor !== undefined && reading.anchors.get(anchor) === pending) {
    const size = (reading.top - node) / stride + reading.unfolded - unfolded
    reading.anchors.set(anchor, { node, value, size })
  }
  return value
}

/** Values that a document may unfold into through its aliases before it is called a bomb; Go draws the line near there. */
const limit = 1_000_000

/** The very value of its anchor, so that unfolding costs no memory. */
export function alias(reading: Reading): unknown {
  const { at: start, text } = reading
  const node = open(reading, start)
  const full = name(reading)
  // `*a: 1` is what people write, though the colon could belong to the name.
  const short = full.endsWith(':') && !reading.anchors.has(full)
  if (short) reading.at--
  const known = reading.anchors.get(short ? full.slice(0, -1) : full)
  const written = text.slice(start, reading.at)
  closeAlias(reading, node, reading.at, known?.size === undefined ? node : known.node)
  if (!known) return lost(reading, start, written, 'no such anchor stands before it')
  if (known.size === undefined) return lost(reading, start, written, 'it stands inside of what it means')
  reading.unfolded += known.size
  if (reading.unfolded > limit) fail(reading, 'aliases unfold into more than a million values', start, reading.at)
  return known.value
}

function lost(reading: Reading, start: number, written: string, why: string): unknown {
  report(reading, `\`${written}\`: ${why}`, start, reading.at)
  return unknownValue(written, why)
}

/** Of an anchor or an alias, at its sign. */
function name(reading: Reading): string {
  const { text } = reading
  const start = reading.at + 1
  let at = start
  while (!isGap(codeAt(text, at)) && !isFlowSign(codeAt(text, at))) at++
  reading.at = at
  return at > start ? text.slice(start, at) : fail(reading, `a name should stand before ${found(reading)}`)
}

/** `!local` as it is written, others in full; `!` for one that says nothing but "text". */
function tagName(reading: Reading): string {
  const { text, at: start } = reading
  if (codeAt(text, start + 1) === less) {
    const end = text.indexOf('>', start)
    if (end < 0 || /\s/.test(text.slice(start, Math.min(end, start + 1000)))) fail(reading, 'the tag is never closed')
    reading.at = end + 1
    return text.slice(start + 2, end)
  }
  let at = start + 1
  while (!isGap(codeAt(text, at)) && !isFlowSign(codeAt(text, at))) at++
  reading.at = at
  const written = text.slice(start, at)
  const [handle] = /^!(?:[\w-]*!)?/.exec(written) ?? ['!']
  const prefix = reading.handles.get(handle) ?? (handle === '!!' ? core : handle === '!' ? '!' : undefined)
  if (prefix === undefined) return fail(reading, `no \`%TAG\` line says what \`${handle}\` is`, start, at)
  return prefix + decoded(written.slice(handle.length))
}

function decoded(suffix: string): string {
  if (!suffix.includes('%')) return suffix
  try {
    return decodeURIComponent(suffix)
  } catch {
    return suffix
  }
}

const core = 'tag:yaml.org,2002:'
const collections = new Set(['map', 'seq', 'set', 'omap', 'pairs', 'merge'].map((each) => core + each))

function typed(reading: Reading, tag: string, node: number, bare: unknown): unknown {
  const { tape } = reading
  const scalar = isScalar(tape, node)
  const start = startOf(tape, node)
  const end = endOf(tape, node)
  const empty = scalar && bare === null && start === end
  const text = scalar ? textOf(reading, node, bare) : ''
  if (tag === '!' || tag === `${core}timestamp`) return scalar ? text : bare
  if (collections.has(tag)) return bare
  const type = tag.startsWith(core) ? types[tag.slice(core.length)] : undefined
  if (type === undefined) return taggedValue(tag, scalar ? (empty ? null : text) : bare)
  const value = tag === `${core}str` ? text : empty ? null : meaning(text, 0, text.length)
  if (scalar && (value === null || type(value))) return value === '' && tag !== `${core}str` ? null : value
  report(reading, `\`${text.slice(0, 40)}\` is not of its type ${tag}`, start, end)
  return bare
}

const types: { readonly [name: string]: (value: unknown) => boolean } = {
  int: (value) => Number.isInteger(value),
  float: (value) => typeof value === 'number',
  bool: (value) => typeof value === 'boolean',
  null: (value) => value === '',
  str: () => true,
}

/** The characters of a scalar, whatever they stand for: only plain text on one line stands for more. */
export function textOf({ text, tape }: Reading, node: number, value: unknown): string {
  return typeof value === 'string' ? value : text.slice(startOf(tape, node), endOf(tape, node))
}
