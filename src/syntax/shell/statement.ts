import type { Connector, Statement } from './ast.ts'
import { readCompound } from './compound.ts'
import { type Reading, skipBlanks, spanFrom } from './reading.ts'
import { readRedirections } from './redirection.ts'
import { reservedAt } from './reserved.ts'
import { readSimple } from './simple.ts'

export function readStatement(reading: Reading, after: Connector): Statement {
  const start = reading.at
  let negated = false
  let timed = false
  let word = reservedAt(reading.text, start)
  while (word === '!' || word === 'time' || word === 'coproc') {
    reading.at += word.length
    skipBlanks(reading)
    if (word === '!') negated = !negated
    if (word === 'time') {
      timed = true
      if (/^-p\s/.test(reading.text.slice(reading.at, reading.at + 3))) reading.at += 2
      skipBlanks(reading)
    }
    word = reservedAt(reading.text, reading.at)
  }
  if (!negated && !timed && word === '' && reading.text.charAt(reading.at) !== '(')
    return readSimple(reading, start, after)
  const around = { after, ...(negated && { negated: true as const }), ...(timed && { timed: true as const }) }
  const compound = readCompound(reading, word)
  if (!compound) return { ...readSimple(reading, start, after), ...around }
  const redirections: Statement['redirections'][number][] = []
  let end = reading.at
  skipBlanks(reading)
  while (readRedirections(reading, redirections)) {
    end = reading.at
    skipBlanks(reading)
  }
  return { ...compound, ...around, redirections, span: spanFrom(reading, start, end) } as Statement
}
