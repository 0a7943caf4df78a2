import type { Path, Span } from '../../model/source.ts'
import { checkFlags, readFlags } from './flags.ts'
import { isBlank, wordsIn } from './heredoc.ts'
import { type Instruction, instructionNames } from './instruction.ts'
import { readPairs } from './pairs.ts'
import { type Draft, type Range, type Reading, rest, type Spot, spotKey, startReading } from './reading.ts'
import type { Statement } from './statements.ts'
import { blankSeparated, readCopy, readExec, readFrom, takeWords } from './words.ts'

export interface Parts {
  readonly instruction: Instruction
  /** By `spotKey` of the path inside the instruction. */
  readonly spots: ReadonlyMap<string, Spot>
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

export function partsOf(statement: Statement, joiner: string, frontend?: string): Parts {
  const reading = startReading(statement.logical, joiner, frontend)
  const draft = read(reading, [], 0, false)
  draft.heredocs = statement.heredocs.map(({ opening: { name, expand }, body }) => ({ name, expand, text: body.text }))
  const bases: Path[] = draft.inner ? [[], ['inner']] : [[]]
  for (const base of bases)
    for (const [index, { opening, body }] of statement.heredocs.entries()) {
      const path = [...base, 'heredocs', index]
      reading.mark(path, [opening.from, opening.to])
      reading.mark([...path, 'name'], [opening.from, opening.to])
      reading.spots.set(spotKey([...path, 'text']), { logical: body, from: 0, to: body.text.length })
    }
  const { heredocs, inner } = draft
  if (inner && heredocs.length > 0) draft.inner = { ...inner, heredocs }
  return { instruction: draft, spots: reading.spots, problems: reading.problems }
}

function read(reading: Reading, base: Path, from: number, nested: boolean): Draft {
  const { text } = reading
  let at = from
  while (at < text.length && !isBlank(text.charAt(at))) at++
  const name = text.slice(from, at).toUpperCase()
  reading.mark([...base, 'name'], [from, at])
  const flags = readFlags(reading, base, at)
  checkFlags(reading, base, name, flags.values)
  const args: Range = rest(text, flags.end)
  const draft: Draft = { name, args: text.slice(...args), flags: flags.values, heredocs: [] }
  reading.mark([...base, 'args'], args)
  if (args[0] >= args[1]) {
    if (instructionNames.includes(name)) reading.complain(`\`${name}\` needs arguments`, [from, at])
    return draft
  }
  switch (name) {
    case 'FROM':
      readFrom(reading, draft, base, blankSeparated(text, ...args))
      break
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      draft.form = readExec(reading, draft, base, args) ? 'exec' : 'shell'
      break
    case 'SHELL':
      if (!readExec(reading, draft, base, args)) reading.complain('`SHELL` takes a JSON array', args)
      break
    case 'ADD':
    case 'COPY':
      readCopy(reading, draft, base, args)
      break
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      readPairs(reading, draft, base, args, [...wordsIn(text, ...args, reading.joiner)])
      break
    case 'ONBUILD':
    case 'HEALTHCHECK':
      readInner(reading, draft, base, args, nested)
      break
    case 'VOLUME':
      if (!readExec(reading, draft, base, args)) takeWords(reading, draft, base, blankSeparated(text, ...args))
      break
    case 'MAINTAINER':
    case 'STOPSIGNAL':
    case 'USER':
    case 'WORKDIR':
      takeWords(reading, draft, base, [args])
      break
    default:
      takeWords(reading, draft, base, blankSeparated(text, ...args))
  }
  return draft
}

function readInner(reading: Reading, draft: Draft, base: Path, args: Range, nested: boolean) {
  if (draft.name === 'HEALTHCHECK' && /^none$/i.test(draft.args)) draft.words = ['NONE']
  else if (nested) reading.complain(`\`${draft.name}\` cannot stand inside another instruction`, args)
  else {
    draft.inner = read(reading, [...base, 'inner'], args[0], true)
    reading.mark([...base, 'inner'], args)
    if (draft.name === 'HEALTHCHECK' && draft.inner.name !== 'CMD')
      reading.complain('`HEALTHCHECK` takes `CMD` or `NONE`', args)
    if (draft.name === 'ONBUILD' && ['FROM', 'MAINTAINER'].includes(draft.inner.name))
      reading.complain(`\`ONBUILD ${draft.inner.name}\` is not allowed`, args)
  }
}
