import type { Path } from '../../model/source.ts'
import { type Unknown, unknownValue } from '../../model/unknown.ts'
import { type Draft, type Range, type Reading, rest } from './reading.ts'
import { isVerbatim, unquoted } from './unquoted.ts'

/** `A=1 B=2`, or the old `A 1` of ENV and LABEL. */
export function readPairs(reading: Reading, draft: Draft, base: Path, args: Range, words: readonly Range[]) {
  const pairs: { [name: string]: string | Unknown } = Object.create(null)
  draft.pairs = pairs
  reading.mark([...base, 'pairs'], args)
  const [first] = words
  const old = draft.name !== 'ARG' && first !== undefined && !reading.text.slice(...first).includes('=')
  if (old) {
    const value = rest(reading.text, first[1])
    const name = unquoted(reading.text.slice(...first), reading.joiner)
    if (value[0] >= value[1]) reading.complain(`\`${draft.name} ${name}\` needs a value`, args)
    pairs[name] = unquoted(reading.text.slice(...value), reading.joiner)
    reading.mark([...base, 'pairs', name], value, first)
    return
  }
  for (const [from, to] of words) {
    const word = reading.text.slice(from, to)
    const sign = word.indexOf('=')
    const written = sign < 0 ? '' : word.slice(sign + 1)
    const name = unquoted(sign < 0 ? word : word.slice(0, sign), reading.joiner)
    if (sign < 0 && draft.name !== 'ARG') {
      reading.complain(`\`${word}\` needs a value: \`${word}=…\``, [from, to])
      continue
    }
    pairs[name] = sign < 0 ? unknownValue(word, 'an ARG without a default') : unquoted(written, reading.joiner)
    if (written.includes('$') && isVerbatim(written, reading.joiner)) draft.verbatim = [...(draft.verbatim ?? []), name]
    reading.mark([...base, 'pairs', name], sign < 0 ? [from, to] : [from + sign + 1, to], [
      from,
      sign < 0 ? to : from + sign,
    ])
  }
}
