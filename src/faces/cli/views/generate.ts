import type { Generated } from '../../../commands/generate.ts'
import { coloured } from '../diff.ts'
import { plain } from '../frame.ts'
import type { View } from '../view.ts'

export const view: View<Generated> = {
  human: ({ files, written, out, check, agrees, lost, gaps }, { paint }) => {
    const told = files.filter(({ action }) => !['keep', 'write'].includes(action))
    const by = (action: string) => files.filter((file) => file.action === action).length
    const conflicts = by('conflict')
    const counts = [
      [by('write'), written ? 'written' : 'to write'],
      [by('merge'), 'merged with your edits'],
      [by('delete'), written ? 'deleted' : 'to delete'],
      [by('keep'), 'unchanged'],
      [by('release'), 'not ours any more'],
      [by('adopt-needed'), 'not touched, since something else stands there'],
      [conflicts, 'in conflict'],
    ] as const
    return [
      ...files.flatMap(({ diff }) => (diff ? [coloured(diff, paint)] : [])),
      ...(told.length > 0
        ? [
            told
              .map(({ path, action, reason, conflicts: at }) => {
                const hue = action === 'conflict' ? paint.red : paint.yellow
                return `${hue(action.padEnd(12))} ${plain(path)}  ${paint.dim(plain(reason))}${at.map((each) => `\n             ${plain(each)}`).join('')}`
              })
              .join('\n'),
          ]
        : []),
      ...lost.map(({ resource, path, because }) =>
        paint.red(plain(`would lose data: ${resource} in ${path}: ${because}`)),
      ),
      ...(gaps.length > 0
        ? [paint.yellow(`Decided, but nothing writes it yet:\n${gaps.map((gap) => `  ${plain(gap)}`).join('\n')}`)]
        : []),
      `${counts
        .filter(([number]) => number > 0)
        .map(([number, what]) => `${number} ${what}`)
        .join(', ')} in ${plain(out)}.\nNext: ${next()}`,
    ].join('\n\n')

    function next(): string {
      if (lost.length > 0) return 'move the data, or say --allow-destroy'
      if (conflicts > 0) return 'settle the marked places, then devops generate again'
      if (check) return agrees ? 'nothing, files and spec agree' : 'devops generate'
      return written ? `devops verify ${out}` : 'the same without --dry-run writes it'
    }
  },
}
