import { redact } from '../../commands/auditing/redact.ts'
import { plain } from './frame.ts'
import type { Paint } from './terminal.ts'

/** A unified diff in colour. What is shown is not what is applied: secrets in the lines around are masked. */
export function coloured(diff: string, paint: Paint): string {
  const lines = diff.split('\n')
  return lines
    .map((line, index) => {
      const shown = plain(line.slice(0, 1) + redact(line.slice(1).replace(/\r$/, ''), lines[index - 1]?.slice(1)))
      if (/^(?:---|\+\+\+) /.test(line)) return paint.bold(shown)
      if (line.startsWith('@@')) return paint.cyan(shown)
      return line.startsWith('+') ? paint.green(shown) : line.startsWith('-') ? paint.red(shown) : shown
    })
    .join('\n')
}
