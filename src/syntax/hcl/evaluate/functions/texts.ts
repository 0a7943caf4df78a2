import { isUnknown, unknownValue, whyUnknown } from '../../../../model/unknown.ts'
import { fail } from '../failure.ts'
import { isSequence, list, unknownIn } from '../value.ts'
import { type Definitions, number, text } from './definition.ts'

const MAX_TEXT = 1_000_000

export const texts: Definitions = {
  chomp: { takes: ['string'], run: ([value]) => text(value).replace(/(?:\r\n|\n|\r)+$/, '') },
  endswith: { takes: ['string', 'string'], run: ([value, end]) => text(value).endsWith(text(end)) },
  indent: {
    takes: ['number', 'string'],
    run: ([spaces, value]) => bounded(text(value).replaceAll('\n', `\n${' '.repeat(Math.min(number(spaces), 1000))}`)),
  },
  join: {
    takes: ['string', { list: 'string' }],
    more: { list: 'string' },
    holes: true,
    run: ([between, ...lists]) => {
      const items = lists.flatMap((each) => (isSequence(each) ? each.items : []))
      const unknown = lists.map(unknownIn).find((each) => each !== undefined)
      const joined = bounded(
        items
          .map((item) => (isUnknown(item) ? `\${${item.text}}` : text(item ?? fail('an item is null'))))
          .join(text(between)),
      )
      return unknown ? unknownValue(joined, whyUnknown(unknown)) : joined
    },
  },
  lower: { takes: ['string'], run: ([value]) => text(value).toLowerCase() },
  split: {
    takes: ['string', 'string'],
    run: ([between, value]) =>
      list(text(value) === '' && text(between) === '' ? [] : splitAt(text(between), text(value)), 'string'),
  },
  startswith: { takes: ['string', 'string'], run: ([value, start]) => text(value).startsWith(text(start)) },
  strcontains: { takes: ['string', 'string'], run: ([value, part]) => text(value).includes(text(part)) },
  strrev: { takes: ['string'], run: ([value]) => graphemes(text(value)).reverse().join('') },
  substr: {
    takes: ['string', 'number', 'number'],
    run: ([value, offset, length]) => {
      const all = graphemes(text(value))
      const start = number(offset) < 0 ? Math.max(0, all.length + number(offset)) : number(offset)
      return all.slice(start, number(length) < 0 ? all.length : start + number(length)).join('')
    },
  },
  title: {
    takes: ['string'],
    run: ([value]) => text(value).replace(/(?<![\p{L}\p{N}_])\p{L}/gu, (char) => char.toUpperCase()),
  },
  trim: { takes: ['string', 'string'], run: ([value, chars]) => trimmed(text(value), new Set(text(chars))) },
  trimprefix: {
    takes: ['string', 'string'],
    run: ([value, start]) =>
      text(value).startsWith(text(start)) ? text(value).slice(text(start).length) : text(value),
  },
  trimspace: { takes: ['string'], run: ([value]) => text(value).trim() },
  trimsuffix: {
    takes: ['string', 'string'],
    run: ([value, end]) =>
      text(value).endsWith(text(end)) ? text(value).slice(0, text(value).length - text(end).length) : text(value),
  },
  upper: { takes: ['string'], run: ([value]) => text(value).toUpperCase() },
}

/** What people see as characters. */
export function graphemes(value: string): string[] {
  if (/^[\t -~]*$/.test(value)) return value.split('')
  segmenter ??= new Intl.Segmenter()
  return Array.from(segmenter.segment(value), ({ segment }) => segment)
}

let segmenter: Intl.Segmenter | undefined

export function bounded(value: string): string {
  return value.length > MAX_TEXT ? fail('the text is too long') : value
}

/** An empty separator parts every character, as in Go. */
function splitAt(between: string, value: string): string[] {
  return between === '' ? [...value] : value.split(between)
}

function trimmed(value: string, chars: ReadonlySet<string>): string {
  const all = [...value]
  let start = 0
  let end = all.length
  while (start < end && chars.has(all[start] ?? '')) start++
  while (end > start && chars.has(all[end - 1] ?? '')) end--
  return all.slice(start, end).join('')
}
