import type { EstateShown } from '../../../commands/estate.ts'
import { count } from '../count.ts'
import { plain } from '../frame.ts'
import type { Paint } from '../terminal.ts'
import type { Page, View } from '../view.ts'
import { dot } from './map/dot.ts'
import { groupsOf } from './map/groups.ts'
import { mermaid } from './map/mermaid.ts'
import { page } from './map/page.ts'

export const view: View<EstateShown> = {
  human: (shown, page) => [...tables(shown, page), summary(shown, page)].filter((part) => part !== '').join('\n\n'),
  formats: { mermaid, dot, html: page },
}

function tables(shown: EstateShown, { paint, width }: Page): string[] {
  const { formats, things, parts, unread, unknown, nobodys, skipped } = shown
  const scopes = groupsOf(things, ({ scope }) => scope)
  return [
    table(
      paint,
      'Formats',
      formats.map(({ title, files }) => [count(files, 'file'), title]),
    ),
    table(
      paint,
      'Resources',
      groupsOf(things, ({ title }) => title).map(([title, number]) => [String(number), title]),
    ),
    table(
      paint,
      'In them',
      parts.map(({ title, count }) => [String(count), title]),
    ),
    table(
      paint,
      'Deployed together',
      scopes.map(([scope, things]) => [count(things, 'resource'), scope]),
    ),
    table(
      paint,
      'Not understood',
      unread.map(({ because, place }) => [`${place.file}:${place.line}:${place.column}`, because]),
    ),
    table(
      paint,
      'Not known from files',
      unknown.map(({ because, values }) => [count(values, 'value'), because]),
    ),
    table(
      paint,
      'Looked at, and of no known format',
      nobodys.map((path) => [path, '']),
    ),
    table(
      paint,
      'Left out',
      skipped.map(({ path, because }) => [path, because]),
    ),
  ].map((text) => text && clipped(text, width))
}

const shownRows = 12

function table(paint: Paint, heading: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return ''
  const shown = rows.slice(0, shownRows)
  const wide = Math.min(60, Math.max(...shown.map(([left]) => left.length)))
  const lines = shown.map(([left, right]) => `  ${plain(left).padEnd(wide)}  ${plain(right)}`.trimEnd())
  const more =
    rows.length > shownRows ? [paint.dim(`  and ${rows.length - shownRows} more; --format json lists them`)] : []
  return [paint.bold(heading), ...lines, ...more].join('\n')
}

/** A line is no longer than the terminal is wide; what is coloured is short. */
function clipped(text: string, width: number): string {
  const room = Math.max(60, width)
  return text
    .split('\n')
    .map((line) => (line.length > room ? `${line.slice(0, room - 1)}…` : line))
    .join('\n')
}

function summary({ files, things, links, unread }: EstateShown, { paint }: Page): string {
  if (files === 0)
    return 'No file here that any reader knows.\nNext: devops estate DIR, or devops explain to see what is read'
  const trouble = unread.length > 0 ? `, ${paint.yellow(`${count(unread.length, 'place')} not understood`)}` : ''
  return `${count(things.length, 'resource')} and ${count(links.length, 'link')} in ${count(files, 'file')}${trouble}.\nNext: devops estate --format html > estate.html`
}
