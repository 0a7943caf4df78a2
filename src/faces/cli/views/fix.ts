import { redact } from '../../../commands/auditing/redact.ts'
import type { Fixed } from '../../../commands/fix.ts'
import { plain } from '../frame.ts'
import type { Paint } from '../terminal.ts'
import type { View } from '../view.ts'

export const view: View<Fixed> = {
  human: ({ files, applied, refused, left, risky, written }, { paint }) => {
    const diffs = files.map(({ diff }) => coloured(diff, paint))
    const kept = refused.map(({ file, check, because }) =>
      paint.yellow(plain(`not mended: ${file} ${check}: ${because}`)),
    )
    const done =
      files.length === 0
        ? 'Nothing to mend.'
        : `${written ? 'Mended' : 'Would mend'} ${count(applied.length, 'finding')} in ${count(files.length, 'file')}; ${left} ${left === 1 ? 'remains' : 'remain'}.`
    return [
      ...diffs,
      ...(kept.length > 0 ? [kept.join('\n')] : []),
      `${done}\nNext: ${next(files.length > 0 && !written, risky)}`,
    ].join('\n')
  },
}

function next(dry: boolean, risky: Fixed['risky']): string {
  if (dry) return 'the same without --dry-run writes it'
  const [first] = risky
  return first ? `devops fix --dry-run --risky ${first.check} shows ${first.count} more` : 'devops audit'
}

/** What is shown is not what is applied: secrets in the lines around are masked. */
function coloured(diff: string, paint: Paint): string {
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

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
