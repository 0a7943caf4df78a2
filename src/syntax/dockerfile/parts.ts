import type { Path, Span } from '../../model/source.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import { isBlank, wordsIn } from './heredoc.ts'
import { type Instruction, instructionNames } from './instruction.ts'
import { jsonWords } from './json-words.ts'
import { type Logical, spanIn } from './logical.ts'
import type { Statement } from './statements.ts'

/** Where a value stands in a joined text, and its key if it has one. */
export interface Spot {
  readonly logical: Logical
  readonly from: number
  readonly to: number
  readonly key?: readonly [number, number]
}

export interface Parts {
  readonly instruction: Instruction
  /** By `spotKey` of the path inside the instruction. */
  readonly spots: ReadonlyMap<string, Spot>
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

type Draft = { -readonly [K in keyof Instruction]: Instruction[K] }
type Range = readonly [from: number, to: number]

export function spotKey(path: Path): string {
  return path.join('\0')
}

export function partsOf(statement: Statement, joiner: string): Parts {
  const { logical } = statement
  const { text } = logical
  const spots = new Map<string, Spot>()
  const problems: { message: string; span: Span }[] = []
  const mark = (path: Path, [from, to]: Range, key?: Range) =>
    spots.set(spotKey(path), { logical, from, to, ...(key && { key }) })
  const complain = (message: string, [from, to]: Range) =>
    problems.push({ message, span: spanIn(logical, from, Math.max(to, from)) })

  function read(base: Path, from: number, nested: boolean): Draft {
    let at = from
    while (at < text.length && !isBlank(text.charAt(at))) at++
    const name = text.slice(from, at).toUpperCase()
    mark([...base, 'name'], [from, at])
    const flags = readFlags(base, at)
    const args: Range = trimmed(flags.end)
    const draft: Draft = { name, args: text.slice(...args), flags: flags.values, heredocs: [] }
    mark([...base, 'args'], args)
    if (args[0] >= args[1]) {
      if (instructionNames.includes(name)) complain(`\`${name}\` needs arguments`, [from, at])
      return draft
    }
    const words = [...wordsIn(text, ...args, joiner)]
    switch (name) {
      case 'FROM':
        readFrom(draft, base, words)
        break
      case 'RUN':
      case 'CMD':
      case 'ENTRYPOINT':
        draft.form = readExec(draft, base, args, true) ? 'exec' : 'shell'
        break
      case 'SHELL':
        if (!readExec(draft, base, args, true)) complain('`SHELL` takes a JSON array', args)
        break
      case 'ADD':
      case 'COPY':
        readCopy(draft, base, args)
        break
      case 'ENV':
      case 'LABEL':
      case 'ARG':
        readPairs(draft, base, args, words)
        break
      case 'ONBUILD':
      case 'HEALTHCHECK':
        readInner(draft, base, args, nested)
        break
      case 'VOLUME':
        if (!readExec(draft, base, args, true)) takeWords(draft, base, words)
        break
      default:
        takeWords(draft, base, words)
    }
    return draft
  }

  function readFlags(base: Path, from: number) {
    const values: { [name: string]: string | true | string[] } = Object.create(null)
    let end = from
    for (const [start, stop] of wordsIn(text, from, text.length, joiner)) {
      const word = text.slice(start, stop)
      const match = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word)
      if (!match) break
      end = stop
      const name = match[1] ?? ''
      const value: Range = [start + 2 + name.length + (match[2] === undefined ? 0 : 1), stop]
      const key: Range = [start, start + 2 + name.length]
      const known = values[name]
      if (name === 'mount' || name === 'exclude') {
        const list = Array.isArray(known) ? known : []
        if (list.length === 0) mark([...base, 'flags', name], [start, stop], key)
        mark([...base, 'flags', name, list.length], value, key)
        list.push(unquoted(match[2] ?? '', joiner))
        values[name] = list
      } else if (known !== undefined) complain(`Flag \`--${name}\` is given twice`, [start, stop])
      else {
        values[name] = match[2] === undefined ? true : unquoted(match[2], joiner)
        mark([...base, 'flags', name], value, key)
      }
    }
    return { values, end }
  }

  function readFrom(draft: Draft, base: Path, words: readonly (readonly [number, number])[]) {
    takeWords(draft, base, words)
    const [image, as, alias] = words
    if (image) {
      draft.image = text.slice(...image)
      mark([...base, 'image'], image)
    }
    if (words.length === 1) return
    if (as && alias && words.length === 3 && /^as$/i.test(text.slice(...as))) {
      draft.alias = text.slice(...alias)
      mark([...base, 'alias'], alias)
    } else if (as)
      complain('`FROM` takes an image and, if it has a name, `AS` and the name', [as[0], words.at(-1)?.[1] ?? as[1]])
  }

  /** True where the arguments are a JSON array. */
  function readExec(draft: Draft, base: Path, args: Range, list: boolean): boolean {
    const words = jsonWords(text, ...args)
    if (words === 'meant')
      complain(`\`${draft.args}\` is no JSON array: double quotes, commas and a closing \`]\``, args)
    if (words === 'meant' || words === undefined) return false
    draft.words = words.map((word) => word.text)
    if (list) mark([...base, 'words'], args)
    for (const [index, word] of words.entries()) mark([...base, 'words', index], [word.from, word.to])
    return true
  }

  function readCopy(draft: Draft, base: Path, args: Range) {
    const list = jsonWords(text, ...args)
    if (list === 'meant')
      complain(`\`${draft.args}\` is no JSON array: double quotes, commas and a closing \`]\``, args)
    const exec = Array.isArray(list)
    const ranges: Range[] = exec ? list.map(({ from, to }) => [from, to]) : [...wordsIn(text, ...args, joiner)]
    const words = exec ? list.map((word) => word.text) : ranges.map((range) => text.slice(...range))
    draft.form = exec ? 'exec' : 'shell'
    draft.words = words
    for (const [index, range] of ranges.entries()) mark([...base, 'words', index], range)
    const last = ranges.at(-1)
    if (!last || ranges.length < 2) complain(`\`${draft.name}\` needs a source and a target`, args)
    draft.sources = words.slice(0, -1)
    for (const [index, range] of ranges.slice(0, -1).entries()) mark([...base, 'sources', index], range)
    if (ranges.length > 1 && last) {
      draft.target = words.at(-1) ?? ''
      mark([...base, 'target'], last)
    }
  }

  function readPairs(draft: Draft, base: Path, args: Range, words: readonly (readonly [number, number])[]) {
    const pairs: { [name: string]: string | Unknown } = Object.create(null)
    draft.pairs = pairs
    mark([...base, 'pairs'], args)
    const [first] = words
    const old = draft.name !== 'ARG' && first !== undefined && !text.slice(...first).includes('=')
    if (old) {
      const value = trimmed(first[1])
      const name = unquoted(text.slice(...first), joiner)
      if (value[0] >= value[1]) complain(`\`${draft.name} ${name}\` needs a value`, args)
      pairs[name] = unquoted(text.slice(...value), joiner)
      mark([...base, 'pairs', name], value, first)
      return
    }
    for (const [from, to] of words) {
      const word = text.slice(from, to)
      const sign = word.indexOf('=')
      const name = unquoted(sign < 0 ? word : word.slice(0, sign), joiner)
      if (sign < 0 && draft.name !== 'ARG') {
        complain(`\`${word}\` needs a value: \`${word}=…\``, [from, to])
        continue
      }
      pairs[name] = sign < 0 ? unknownValue(word, 'an ARG without a default') : unquoted(word.slice(sign + 1), joiner)
      mark([...base, 'pairs', name], sign < 0 ? [from, to] : [from + sign + 1, to], [from, sign < 0 ? to : from + sign])
    }
  }

  function readInner(draft: Draft, base: Path, args: Range, nested: boolean) {
    if (draft.name === 'HEALTHCHECK' && /^none$/i.test(draft.args)) draft.words = ['NONE']
    else if (nested) complain(`\`${draft.name}\` cannot stand inside another instruction`, args)
    else {
      draft.inner = read([...base, 'inner'], args[0], true)
      mark([...base, 'inner'], args)
      if (draft.name === 'HEALTHCHECK' && draft.inner.name !== 'CMD')
        complain('`HEALTHCHECK` takes `CMD` or `NONE`', args)
      if (draft.name === 'ONBUILD' && ['FROM', 'MAINTAINER'].includes(draft.inner.name))
        complain(`\`ONBUILD ${draft.inner.name}\` is not allowed`, args)
    }
  }

  function takeWords(draft: Draft, base: Path, words: readonly (readonly [number, number])[]) {
    draft.words = words.map((word) => text.slice(...word))
    for (const [index, word] of words.entries()) mark([...base, 'words', index], word)
  }

  function trimmed(from: number): Range {
    let start = from
    let end = text.length
    while (start < end && isBlank(text.charAt(start))) start++
    while (end > start && isBlank(text.charAt(end - 1))) end--
    return [start, end]
  }

  const instruction = read([], 0, false)
  const heredocs = statement.heredocs.map(({ opening, body }) => ({
    name: opening.name,
    expand: opening.expand,
    text: body.text,
  }))
  for (const [index, { opening, body }] of statement.heredocs.entries()) {
    mark(['heredocs', index, 'name'], [opening.from, opening.to])
    mark(['heredocs', index], [opening.from, opening.to])
    spots.set(spotKey(['heredocs', index, 'text']), { logical: body, from: 0, to: body.text.length })
  }
  const inner = instruction.inner
  if (inner && heredocs.length > 0) instruction.inner = { ...inner, heredocs }
  return { instruction: { ...instruction, heredocs }, spots, problems }
}

function unquoted(text: string, joiner: string): string {
  if (!/["'\\`]/.test(text)) return text
  let out = ''
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === quote) quote = ''
    else if (!quote && (char === '"' || char === "'")) quote = char
    else if (char === joiner && quote !== "'" && /["'\\`$ ]/.test(text.charAt(at + 1))) out += text.charAt(++at)
    else out += char
  }
  return out
}
