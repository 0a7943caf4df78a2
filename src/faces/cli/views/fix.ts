import type { Fixed } from '../../../commands/fix.ts'
import { count } from '../count.ts'
import { coloured } from '../diff.ts'
import { plain } from '../frame.ts'
import type { View } from '../view.ts'

export const view: View<Fixed> = {
  human: ({ files, applied, refused, suppressed, left, risky, written }, { paint }) => {
    const diffs = files.map(({ diff }) => coloured(diff, paint))
    const kept = refused.map(({ file, check, because }) =>
      paint.yellow(plain(`not mended: ${file} ${check}: ${because}`)),
    )
    const done =
      files.length === 0
        ? 'Nothing to mend.'
        : `${written ? 'Mended' : 'Would mend'} ${count(applied.length, 'finding')}${suppressed.length > 0 ? `, left ${suppressed.length} with a reason,` : ''} in ${count(files.length, 'file')}; ${left} ${left === 1 ? 'remains' : 'remain'}.`
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
