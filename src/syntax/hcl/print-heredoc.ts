import type { Part } from './build.ts'
import { printParts } from './print-flat.ts'
import { escapedMarks } from './quote.ts'

export function printHeredoc(parts: readonly Part[], indent: number): string {
  const text = printParts(parts, escapedMarks)
  const lines = (text === '' || text.endsWith('\n') ? text : `${text}\n`).split('\n').slice(0, -1)
  const pad = ' '.repeat(indent)
  const marker = markerFor(lines)
  // `<<-` takes away what all lines are indented by, so it can hold only text with a line that is not.
  const strips = lines.some((line) => /^\S/.test(line)) && !lines.some((line) => line !== '' && line.trim() === '')
  if (!strips) return [`<<${marker}`, ...lines, marker].join('\n')
  return [`<<-${marker}`, ...lines.map((line) => (line === '' ? '' : `${pad}  ${line}`)), `${pad}${marker}`].join('\n')
}

function markerFor(lines: readonly string[]): string {
  const taken = new Set(lines.map((line) => line.trim()))
  let marker = 'EOT'
  for (let count = 2; taken.has(marker); count++) marker = `EOT${count}`
  return marker
}
