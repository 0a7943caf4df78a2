import type { Applied } from '../../../../commands/oncall/apply.ts'
import { coloured } from '../../diff.ts'
import type { View } from '../../view.ts'

export const view: View<Applied> = {
  human({ changes, diff, applied }, { paint }) {
    if (changes.length === 0) return 'Everything is as the file says.\nNext: devops oncall show'
    const lines = changes.map(({ is, section, name }) => {
      const word = { new: paint.green('new    '), changed: paint.yellow('changed'), gone: paint.red('gone   ') }[is]
      return `${word} ${section} ${name}`
    })
    const next = applied ? 'devops oncall show' : 'the same without --dry-run'
    return [coloured(diff, paint), `${lines.join('\n')}\n\nNext: ${next}`].filter(Boolean).join('\n')
  },
}
