import type { Path } from '../../model/source.ts'
import { isBlank } from './heredoc.ts'
import { jsonWords } from './json-words.ts'
import type { Draft, Range, Reading } from './reading.ts'

export function takeWords(reading: Reading, draft: Draft, base: Path, words: readonly Range[]) {
  draft.words = words.map((word) => reading.text.slice(...word))
  for (const [index, word] of words.entries()) reading.mark([...base, 'words', index], word)
}

/** True where the arguments are a JSON array. */
export function readExec(reading: Reading, draft: Draft, base: Path, args: Range): boolean {
  const words = jsonWords(reading.text, ...args)
  if (words === 'meant')
    reading.complain(`\`${draft.args}\` is no JSON array: double quotes, commas and a closing \`]\``, args)
  if (words === 'meant' || words === undefined) return false
  draft.words = words.map((word) => word.text)
  reading.mark([...base, 'words'], args)
  for (const [index, word] of words.entries()) reading.mark([...base, 'words', index], [word.from, word.to])
  return true
}

export function readCopy(reading: Reading, draft: Draft, base: Path, args: Range) {
  const list = jsonWords(reading.text, ...args)
  if (list === 'meant')
    reading.complain(`\`${draft.args}\` is no JSON array: double quotes, commas and a closing \`]\``, args)
  const exec = Array.isArray(list)
  const ranges: Range[] = exec ? list.map(({ from, to }) => [from, to]) : blankSeparated(reading.text, ...args)
  const words = exec ? list.map((word) => word.text) : ranges.map((range) => reading.text.slice(...range))
  draft.form = exec ? 'exec' : 'shell'
  draft.words = words
  for (const [index, range] of ranges.entries()) reading.mark([...base, 'words', index], range)
  const last = ranges.at(-1)
  if (!last || ranges.length < 2) reading.complain(`\`${draft.name}\` needs a source and a target`, args)
  draft.sources = words.slice(0, -1)
  for (const [index, range] of ranges.slice(0, -1).entries()) reading.mark([...base, 'sources', index], range)
  if (ranges.length > 1 && last) {
    draft.target = words.at(-1) ?? ''
    reading.mark([...base, 'target'], last)
  }
}

export function readFrom(reading: Reading, draft: Draft, base: Path, words: readonly Range[]) {
  takeWords(reading, draft, base, words)
  const [image, as, alias] = words
  if (image) {
    draft.image = reading.text.slice(...image)
    reading.mark([...base, 'image'], image)
  }
  if (words.length === 1) return
  if (as && alias && words.length === 3 && /^as$/i.test(reading.text.slice(...as))) {
    draft.alias = reading.text.slice(...alias)
    reading.mark([...base, 'alias'], alias)
  } else if (as)
    reading.complain('`FROM` takes an image and, if it has a name, `AS` and the name', [
      as[0],
      words.at(-1)?.[1] ?? as[1],
    ])
}

/** Words between blanks; quotes do not hold them together. */
export function blankSeparated(text: string, from: number, to: number): Range[] {
  const words: Range[] = []
  let at = from
  while (at < to) {
    while (at < to && isBlank(text.charAt(at))) at++
    const start = at
    while (at < to && !isBlank(text.charAt(at))) at++
    if (at > start) words.push([start, at])
  }
  return words
}
