import type { Begun } from '../../../commands/init.ts'
import { count } from '../count.ts'
import { plain } from '../frame.ts'
import type { View } from '../view.ts'

export const view: View<Begun> = {
  human: ({ path, text, written, services, data, guesses, problems }, { paint }) => {
    const shown = written ? [] : [text]
    const counts = [
      count(services, 'service'),
      count(data, 'store'),
      ...(guesses > 0 ? [`${count(guesses, 'guess', 'es')} to check`] : []),
    ]
    const wrong = problems.map((problem) => paint.yellow(plain(`to correct: ${problem}`)))
    return [
      ...shown,
      `${written ? `Wrote ${path}` : 'Nothing written'}: ${counts.join(', ')}.`,
      ...wrong,
      written
        ? `Next: ${guesses > 0 ? `check ${path}, then ` : ''}devops design`
        : 'Next: the same without --dry-run writes it',
    ].join('\n')
  },
}
