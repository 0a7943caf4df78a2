import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { SourceFile, Span } from '../../../src/model/source.ts'
import { isUnknown, whyUnknown } from '../../../src/model/unknown.ts'
import { type AttributeNode, type Body, type CallNode, nameSpan } from '../../../src/syntax/hcl/ast.ts'
import { evaluate } from '../../../src/syntax/hcl/evaluate/expression.ts'
import { plainOf } from '../../../src/syntax/hcl/evaluate/plain.ts'
import { hcl } from '../../../src/syntax/hcl/hcl.ts'
import { referencesIn } from '../../../src/syntax/hcl/references.ts'
import type { Verdict } from '../referee.ts'
import { bare } from './world.ts'

type Pair = readonly [start: number, end: number]

interface Read {
  readonly path: string
  readonly refused?: string
  readonly attributes: readonly Theirs[]
  readonly blocks: readonly Pair[]
}

interface Theirs {
  readonly name: Pair
  readonly span: Pair
  readonly value?: unknown
  readonly references: readonly Pair[]
  readonly calls: readonly Pair[]
}

/** One verdict for each file, or for each attribute that differs. */
export function* syntaxVerdicts(directory: string, files: readonly SourceFile[], oracle: string): Iterable<Verdict> {
  const input = files.map(({ path }) => join(directory, path)).join('\n')
  const output = execFileSync(oracle, ['attributes'], { input, maxBuffer: 2 ** 31 - 1 }).toString()
  const lines = output.trimEnd().split('\n')
  for (const [index, file] of files.entries()) yield* ofFile(file, JSON.parse(lines[index] ?? '{}'))
}

function* ofFile(file: SourceFile, theirs: Read): Iterable<Verdict> {
  const tree = hcl.parse(file)
  const ours = [...attributesIn(tree.body)].sort((a, b) => a.start - b.start)
  if (theirs.refused !== undefined) {
    if (tree.problems.length > 0) yield { what: file.path, is: 'refused by both' }
    else {
      const because = theirs.refused.replace(/^.*?: /, '').slice(0, 200)
      yield { what: file.path, is: lenient.some((form) => form.test(because)) ? 'explained' : 'different', because }
    }
    return
  }
  const bytes = bytesIn(file.text)
  const pair = ({ start, end }: Span): Pair => [bytes(start), bytes(end)]
  const grammar = tree.problems.filter(({ message }) => !message.endsWith('this one is not read'))
  if (grammar.length > 0) {
    yield { what: file.path, is: 'different', because: `only we refuse it: ${grammar[0]?.message}` }
    return
  }
  const other = [...theirs.attributes].sort((a, b) => a.name[0] - b.name[0])
  let equal = ours.length === other.length
  if (!equal) yield { what: file.path, is: 'different', because: `${ours.length} attributes, theirs ${other.length}` }
  for (const [index, mine] of ours.entries()) {
    const theirsToo = other[index]
    const because = theirsToo && difference(mine, theirsToo, file, pair)
    if (because === undefined) continue
    equal = false
    yield { what: `${file.path} ${mine.name}`, ...because }
  }
  if (equal) yield { what: file.path, is: 'equal' }
}

/** What an audit reads all the same. */
const lenient = [
  // Which words `%{ }` may hold is asked when a template is evaluated.
  /directive/i,
]

function difference(
  mine: AttributeNode,
  theirs: Theirs,
  { text }: SourceFile,
  pair: (span: Span) => Pair,
): Omit<Verdict, 'what'> | undefined {
  const different = (because: string) => ({ is: 'different', because }) as const
  const show = (pairs: readonly Pair[]) => pairs.map((each) => each.join('-')).join(' ')
  if (show([pair(nameSpan(mine))]) !== show([theirs.name])) return different('its name stands elsewhere')
  const { value } = mine
  const span = pair(value)
  if (show([span]) !== show([theirs.span])) return different(`stands at ${show([span])}, theirs ${show([theirs.span])}`)
  const references = referencesIn(value).map(({ parts, start }) => {
    const splat = parts.findIndex(({ step }) => step === '*')
    const count = splat < 0 ? parts.length : splat
    const last = parts[count - 1]
    return pair({ start, end: last && count > 1 ? closing(text, last.span) : (last?.span.end ?? start) })
  })
  if (show(references) !== show(theirs.references))
    return different(`refers at ${show(references)}, theirs ${show(theirs.references)}`)
  const calls = callsIn(value)
    .map(pair)
    .sort((a, b) => a[0] - b[0])
  if (show(calls) !== show(theirs.calls)) return different(`calls at ${show(calls)}, theirs ${show(theirs.calls)}`)
  if (theirs.value === undefined) return undefined
  const known = plainOf(evaluate(value, { text, world: bare() }))
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(known)), theirs.value)) return undefined
  if (isUnknown(known) && whyUnknown(known).includes('too large to be exact'))
    return { is: 'explained', because: whyUnknown(known) }
  return different(`is ${JSON.stringify(known).slice(0, 100)}, theirs ${JSON.stringify(theirs.value).slice(0, 100)}`)
}

/** The end of an index, which a reference of ours leaves out: `]` behind a literal. */
function closing(text: string, { start, end }: Span): number {
  let before = start - 1
  while (before >= 0 && /\s/.test(text.charAt(before))) before--
  if (text.charAt(before) !== '[') return end
  const close = text.indexOf(']', end)
  return close < 0 ? end : close + 1
}

function* attributesIn(body: Body): Iterable<AttributeNode> {
  yield* body.attributes
  for (const block of body.blocks) yield* attributesIn(block.body)
}

/** The names of functions, wherever they are called. */
function callsIn(value: unknown): Span[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(callsIn)
  if (!('kind' in value) || value.kind !== 'call') return inner
  const { start, name } = value as CallNode
  return [{ start, end: start + name.length }, ...inner]
}

/** Offsets in UTF-8 for offsets in UTF-16. */
function bytesIn(text: string): (offset: number) => number {
  if (Buffer.byteLength(text) === text.length) return (offset) => offset
  return (offset) => Buffer.byteLength(text.slice(0, offset))
}
