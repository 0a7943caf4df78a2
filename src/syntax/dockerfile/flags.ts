import type { Path } from '../../model/source.ts'
import { wordsIn } from './heredoc.ts'
import type { Range, Reading } from './reading.ts'
import { unquoted } from './unquoted.ts'

/** The `--name=value` that stand before the arguments. */
export function readFlags(reading: Reading, base: Path, from: number) {
  const values: { [name: string]: string | true | string[] } = Object.create(null)
  let end = from
  for (const [start, stop] of wordsIn(reading.text, from, reading.text.length, reading.joiner)) {
    const word = reading.text.slice(start, stop)
    const match = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word)
    if (!match) break
    end = stop
    const name = match[1] ?? ''
    const value: Range = [start + 2 + name.length + (match[2] === undefined ? 0 : 1), stop]
    const key: Range = [start, start + 2 + name.length]
    const known = values[name]
    if (name === 'mount' || name === 'exclude') {
      const list = Array.isArray(known) ? known : []
      if (list.length === 0) reading.mark([...base, 'flags', name], [start, stop], key)
      reading.mark([...base, 'flags', name, list.length], value, key)
      list.push(unquoted(match[2] ?? '', reading.joiner))
      values[name] = list
    } else if (known !== undefined) reading.complain(`Flag \`--${name}\` is given twice`, [start, stop])
    else {
      values[name] = match[2] === undefined ? true : unquoted(match[2], reading.joiner)
      reading.mark([...base, 'flags', name], value, key)
    }
  }
  return { values, end }
}
