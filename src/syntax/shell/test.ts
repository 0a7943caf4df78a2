import type { Word } from './ast.ts'
import { consumeHeredocs } from './heredoc.ts'
import { complain, type Reading, skipBlanks, spanFrom } from './reading.ts'

/** The words of `[[ … ]]`, operators and brackets too, up to and with the end. */
export function readTest(reading: Reading, start: number): readonly Word[] {
  const { text } = reading
  const words: Word[] = []
  for (;;) {
    skipBlanks(reading)
    const at = reading.at
    const matches = words.at(-1)?.text === '=~'
    const operator = matches ? '' : operatorAt(text, at)
    if (text.charAt(at) === '\n') {
      reading.at++
      consumeHeredocs(reading)
    } else if (operator !== '') {
      reading.at += operator.length
      words.push({ text: operator, span: spanFrom(reading, at) })
    } else {
      const word = matches ? readPattern(reading) : reading.grammar.word(reading)
      if (reading.at === at) break
      if (word.text === ']]' && !word.quoted && !word.parts) return words
      words.push(word)
    }
  }
  complain(reading, '`[[` is never closed', start, start + 2)
  return words
}

function operatorAt(text: string, at: number): string {
  const two = text.slice(at, at + 2)
  if (two === '&&' || two === '||') return two
  if (two === '<(' || two === '>(') return ''
  const one = two.charAt(0)
  return one !== '' && '()<>'.includes(one) ? one : ''
}

/** What follows `=~`: brackets and bars belong to it. */
function readPattern(reading: Reading): Word {
  const { text, at: start } = reading
  const parts: NonNullable<Word['parts']>[number][] = []
  let read = ''
  let depth = 0
  let quoted = false
  while (reading.at < text.length) {
    const char = text.charAt(reading.at)
    if (char === '\n' || (depth === 0 && /\s/.test(char))) break
    if ('()|&;<> \t'.includes(char)) {
      if (char === '(') depth++
      if (char === ')' && depth-- === 0) break
      if (depth === 0 && (char === '&' || char === ';')) break
      read += char
      reading.at++
      continue
    }
    const at = reading.at
    const word = reading.grammar.word(reading)
    if (reading.at === at) break
    read += word.text
    quoted ||= word.quoted === true
    parts.push(...(word.parts ?? [{ type: 'text' as const, text: word.text }]))
  }
  const expands = parts.some(({ type }) => type !== 'text')
  return {
    text: read,
    ...(expands && { parts }),
    ...(quoted && { quoted: true as const }),
    pattern: true,
    span: spanFrom(reading, start),
  }
}
