import type { Matcher } from '../../../model/alert.ts'
import { isMap } from '../../../model/shape.ts'
import type { Path } from '../../../model/source.ts'
import { compareMatchers, isSound, parseMatchers } from '../../../values/matcher.ts'
import { type Fields, type Reading, textAt, textsAt } from './reading.ts'

/** The conditions of a route or a rule in all three forms: `match`, `match_re` and `matchers`, in the order in which keys print them. */
export function matchersIn(reading: Reading, path: Path, fields: Fields, prefix: '' | 'source_' | 'target_') {
  const matchers: Matcher[] = [
    ...pairs(reading, [...path, `${prefix}match`], fields[`${prefix}match`], '='),
    ...pairs(reading, [...path, `${prefix}match_re`], fields[`${prefix}match_re`], '=~'),
  ]
  const at = [...path, `${prefix}matchers`]
  for (const [index, text] of textsAt(reading, at, fields[`${prefix}matchers`]).entries()) {
    const parsed = parseMatchers(text)
    if (parsed) matchers.push(...parsed)
    else reading.say([...at, index], `\`${text}\` is no matcher; write for instance \`severity="critical"\``)
  }
  return matchers.sort(compareMatchers)
}

function pairs(reading: Reading, path: Path, value: unknown, operator: '=' | '=~'): readonly Matcher[] {
  if (value === undefined || value === null) return []
  if (!isMap(value)) {
    reading.say(path, 'a map of labels is expected')
    return []
  }
  return Object.entries(value).flatMap(([name, each]) => {
    const text = textAt(reading, [...path, name], each)
    if (text === undefined) return []
    // Alertmanager writes a pattern of this form out before it makes the keys of groups.
    const matcher = { name, operator, value: operator === '=~' ? `^(?:${text})$` : text }
    if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) reading.say([...path, name], `\`${name}\` is no name of a label`)
    if (!isSound(matcher)) reading.say([...path, name], `\`${text}\` is no regular expression`)
    return [matcher]
  })
}
