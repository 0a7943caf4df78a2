import { fail } from '../fault.ts'
import { type Func, of } from '../function.ts'
import { compiled, type Match, type Matcher } from '../regexp/match.ts'
import { listOf } from '../value.ts'

const findAll = of(['string', 'string', 'int'], (pattern, text, count) =>
  listOf(
    allIn(matcher(pattern), text, count).map(([start = 0, end = 0]) => text.slice(start, end)),
    '[]string',
  ),
)
const find = of(['string', 'string'], (pattern, text) => {
  const found = matcher(pattern).find(text, 0)
  return found ? text.slice(found[0], found[1]) : ''
})
const replaceAll = of(['string', 'string', 'string'], (pattern, text, by) => {
  const regex = matcher(pattern)
  return replaced(regex, text, (match) => expanded(regex, match, text, by))
})
const replaceAllLiteral = of(['string', 'string', 'string'], (pattern, text, by) =>
  replaced(matcher(pattern), text, () => by),
)
const split = of(['string', 'string', 'int'], (pattern, text, count) =>
  listOf(parts(matcher(pattern), text, count, pattern), '[]string'),
)

export const regexes: Readonly<Record<string, Func>> = {
  regexMatch: of(['string', 'string'], (pattern, text) => {
    const regex = compiled(pattern)
    return !('fault' in regex) && regex.find(text, 0) !== undefined
  }),
  mustRegexMatch: of(['string', 'string'], (pattern, text) => matcher(pattern).find(text, 0) !== undefined),
  regexFindAll: findAll,
  mustRegexFindAll: findAll,
  regexFind: find,
  mustRegexFind: find,
  regexReplaceAll: replaceAll,
  mustRegexReplaceAll: replaceAll,
  regexReplaceAllLiteral: replaceAllLiteral,
  mustRegexReplaceAllLiteral: replaceAllLiteral,
  regexSplit: split,
  mustRegexSplit: split,
  regexQuoteMeta: of(['string'], (text) => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')),
}

function matcher(pattern: string): Matcher {
  const regex = compiled(pattern)
  return 'fault' in regex ? fail(regex.fault) : regex
}

/** An empty match right behind another one does not count. */
function allIn(regex: Matcher, text: string, count: number): Match[] {
  const out: Match[] = []
  let at = 0
  let before = -1
  while (at <= text.length && (count < 0 || out.length < count)) {
    const match = regex.find(text, at)
    if (!match) break
    const [start = 0, end = 0] = match
    const isEmpty = end === start
    if (!isEmpty || start !== before) out.push(match)
    before = end
    at = isEmpty ? end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1) : end
  }
  return out
}

function replaced(regex: Matcher, text: string, by: (match: Match) => string): string {
  let out = ''
  let at = 0
  for (const match of allIn(regex, text, -1)) {
    const [start = 0, end = 0] = match
    out += text.slice(at, start) + by(match)
    at = end
    if (out.length > 20_000_000) fail('the text becomes too long')
  }
  return out + text.slice(at)
}

/** `$1`, `${1}` and `$name` as Go reads them: a name is as long as it can be. */
function expanded({ names }: Matcher, match: Match, text: string, by: string): string {
  return by.replace(/\$(?:\$|\{([0-9A-Za-z_]+)\}|([0-9A-Za-z_]+))/g, (_, braced?: string, bare?: string) => {
    const name = braced ?? bare
    if (name === undefined) return '$'
    const index = /^[0-9]+$/.test(name) ? Number(name) : names.indexOf(name) + 1
    if (index === 0 && !/^0+$/.test(name)) return ''
    const [start = -1, end = -1] = [match[2 * index], match[2 * index + 1]]
    return start < 0 ? '' : text.slice(start, end)
  })
}

function parts(regex: Matcher, text: string, count: number, pattern: string): string[] {
  if (count === 0) return []
  if (pattern !== '' && text === '') return ['']
  const out: string[] = []
  let [begin, last] = [0, 0]
  for (const [start = 0, end = 0] of allIn(regex, text, count)) {
    if (count > 0 && out.length === count - 1) break
    last = start
    if (end !== 0) out.push(text.slice(begin, last))
    begin = end
  }
  if (last !== text.length) out.push(text.slice(begin))
  return out
}
