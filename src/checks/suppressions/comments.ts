import type { SourceFile } from '../../model/source.ts'
import { blockAround, type Lines, linesOf } from './reach.ts'
import type { Foreign } from './suppression.ts'

/** First and last line, both inclusive; `all` is the whole file. */
type Range = readonly [number, number] | 'all'

/** What a comment says: which rules, and of which lines. */
interface Said {
  readonly by: string
  readonly rules: readonly string[]
  readonly ranges: readonly Range[]
  readonly reason?: string | undefined
  readonly until?: string | undefined
  /** It also speaks of what began above and goes on over its line, as long as that is no more than so many lines. */
  readonly inside?: number
}

/** Where the thing that a line belongs to begins and ends: an object, a resource, a rule. */
export type Around = (line: number) => readonly [number, number] | undefined

/** What comments for other tools say in a file. Nothing that is not written in a comment is looked at. */
export function commentsIn(file: SourceFile, aroundIn: () => Around): readonly Foreign[] {
  // A search for each word is many times quicker than one for all of them, and most texts have none.
  if (!hints.some((hint) => file.text.includes(hint)) || !anyMarker.test(file.text)) return []
  const text = linesOf(file.text)
  const around = aroundIn()
  const found: Foreign[] = []
  let start = 0
  for (const [index, line] of text.lines.entries()) {
    const words = anyMarker.test(line) ? (/(?:#|\/\/|\/\*).*$/.exec(line.slice(0, mostColumns))?.[0] ?? '') : ''
    for (const said of words === '' ? [] : saidBy(words, { file: file.path, line: index + 1, text, around }))
      found.push(foreignOf(said, file.path, index + 1, start, line))
    start = file.text.indexOf('\n', start) + 1
  }
  return found
}

const mostColumns = 1000
const hints = ['skip=', ':ignore:', 'kics-scan', 'hadolint', 'shellcheck', 'zizmor', 'pint ', 'tflint-ignore']
const anyMarker =
  /(?:checkov|bridgecrew):skip=|t(?:rivy|fsec):ignore:|kics-scan |hadolint (?:global )?ignore=|shellcheck disable=|zizmor: ignore\[|pint (?:file\/)?(?:disable|snooze|ignore)|tflint-ignore/

interface Spot {
  readonly file: string
  readonly line: number
  readonly text: Lines
  readonly around: Around
}

function saidBy(words: string, spot: Spot): readonly Said[] {
  return readers.flatMap((read) => [...read(words, spot)])
}

const readers: readonly ((words: string, spot: Spot) => Iterable<Said>)[] = [
  checkov,
  trivy,
  kics,
  hadolint,
  shellcheck,
  zizmor,
  pint,
  tflint,
]

function* checkov(words: string, { file, line, text, around }: Spot): Iterable<Said> {
  for (const [, rule = '', reason] of words.matchAll(/(?:checkov|bridgecrew):skip=([\w*]+)(?::\s*([^#]*))?/g)) {
    const whole = /(?:^|\/)(?:[\w.-]*\.)?(?:Dockerfile|Containerfile)[\w.-]*$|\.dockerfile$/i.test(file)
    const block = file.endsWith('.tf') ? blockAround(text, line) : around(line)
    const ranges: Range[] = whole
      ? ['all']
      : [[line, line], [text.next(line), text.next(line)], ...(block ? [block] : [])]
    yield { by: 'checkov', rules: [rule], ranges, reason }
  }
}

function* trivy(words: string, { line, text }: Spot): Iterable<Said> {
  for (const [, by = '', rest = ''] of words.matchAll(/(trivy|tfsec):ignore:(\S+)/g)) {
    const [rule = '', ...more] = rest.split(':')
    // `[name=x]` narrows it by values that are not looked at here.
    if (rule.includes('[')) continue
    const exp = more.indexOf('exp')
    const first = text.isBehind(line) ? line : text.next(line)
    yield {
      by,
      rules: rule.split(','),
      ranges: [
        [line, line],
        [first, text.end(first)],
      ],
      until: exp >= 0 ? more[exp + 1] : undefined,
    }
  }
}

function* kics(words: string, { line, text }: Spot): Iterable<Said> {
  const [, verb, list] = /kics-scan (ignore-line|ignore-block|ignore|disable=(\S+))/.exec(words) ?? []
  const first = text.isBehind(line) ? line : text.next(line)
  if (verb === 'ignore-line') yield { by: 'kics', rules: ['*'], ranges: [[line, first]] }
  else if (verb === 'ignore-block') yield { by: 'kics', rules: ['*'], ranges: [[line, text.end(first)]] }
  else if (verb === 'ignore' && text.isHead(line)) yield { by: 'kics', rules: ['*'], ranges: ['all'] }
  else if (list !== undefined && text.isHead(line)) yield { by: 'kics', rules: list.split(','), ranges: ['all'] }
}

function* hadolint(words: string, { line, text }: Spot): Iterable<Said> {
  const [, all, list = ''] = /hadolint (global )?ignore=\s*([\w, ]+)/.exec(words) ?? []
  const rules = list.match(/\b(?:DL|SC)\d+\b/g) ?? []
  const first = text.next(line)
  if (rules.length > 0) yield { by: 'hadolint', rules, ranges: all ? ['all'] : [[first, text.end(first)]] }
}

function* shellcheck(words: string, { line, text }: Spot): Iterable<Said> {
  const [, list] = /shellcheck disable=([\w,-]+)/.exec(words) ?? []
  if (list === undefined) return
  const rules = list.split(',').flatMap((each) => (each === 'all' ? ['*'] : between(each)))
  const first = text.next(line)
  yield { by: 'shellcheck', rules, ranges: text.isHead(line) ? ['all'] : [[first, text.end(first)]] }
}

/** `SC2000-SC2010` is each of them. */
function between(rule: string): string[] {
  const [, from, to] = /^SC(\d+)-SC(\d+)$/.exec(rule) ?? []
  const count = Number(to) - Number(from) + 1
  if (!(count > 0 && count <= 4000)) return [rule]
  return Array.from({ length: count }, (_, index) => `SC${Number(from) + index}`)
}

function* zizmor(words: string, { line, text }: Spot): Iterable<Said> {
  const [, list, reason] = /zizmor: ignore\[([\w, -]+)\]\s*(.*)$/.exec(words) ?? []
  if (list === undefined) return
  const last = text.isBehind(line) ? line : text.next(line)
  yield { by: 'zizmor', rules: list.split(','), ranges: [[line, last]], reason, inside: 40 }
}

function* pint(words: string, { line, text, around }: Spot): Iterable<Said> {
  const [, whole, verb, rest = ''] = /pint (file\/)?(disable|snooze|ignore\/[\w-]+)\s*(.*)$/.exec(words) ?? []
  if (verb === undefined) return
  const first = text.isBehind(line) ? line : text.next(line)
  if (verb === 'ignore/file') yield { by: 'pint', rules: ['*'], ranges: ['all'] }
  else if (verb === 'ignore/line') yield { by: 'pint', rules: ['*'], ranges: [[line, line]] }
  else if (verb === 'ignore/next-line') yield { by: 'pint', rules: ['*'], ranges: [[line + 1, line + 1]] }
  else if (verb === 'ignore/begin') {
    const end = text.lines.findIndex((each, index) => index >= line && each.includes('pint ignore/end'))
    yield { by: 'pint', rules: ['*'], ranges: [[line, end < 0 ? text.lines.length : end + 1]] }
  } else {
    const [, until, rule = ''] = /^(?:(\d{4}-\d{2}-\d{2})\S*\s+)?(\S+)/.exec(rest) ?? []
    // `promql/series(metric)` is of one metric alone.
    if (rule === '' || rule.includes('(') || (verb === 'snooze') !== (until !== undefined)) return
    yield { by: 'pint', rules: [rule], ranges: [whole ? 'all' : (around(first) ?? [line, first])], until }
  }
}

function* tflint(words: string, { line, text }: Spot): Iterable<Said> {
  const [, whole, list] = /tflint-ignore(-file)?:\s*([\w, -]+)/.exec(words) ?? []
  if (list === undefined) return
  const rules = list.split(/[\s,]+/).map((rule) => (rule === 'all' ? '*' : rule))
  yield { by: 'tflint', rules, ranges: whole ? ['all'] : [[line, text.isBehind(line) ? line : text.next(line)]] }
}

function foreignOf(
  { by, rules, ranges, reason, until, inside }: Said,
  file: string,
  at: number,
  start: number,
  line: string,
): Foreign {
  const place = { file, span: { start: start + line.length - line.trimStart().length, end: start + line.length } }
  const within = ([from, to]: readonly [number, number], line: number) => line >= from && line <= to
  return {
    by,
    checks: rules.map((rule) => rule.trim()).filter((rule) => rule !== ''),
    ...(until !== undefined && { until }),
    reason: reason?.trim() || line.trim().slice(0, 200),
    place,
    reach: 'file',
    covers: ({ place: { span } }, line) =>
      ranges.some((range) => range === 'all' || within(range, line)) ||
      (inside !== undefined && line <= at && at - line < inside && span.start <= start && span.end > start),
  }
}
