import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

interface Output {
  readonly applied: readonly {
    readonly id: string
    readonly is: 'new' | 'changed' | 'unchanged'
    readonly source: string
  }[]
  readonly retired: readonly string[]
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

export const view: View<Output> = {
  human({ applied, retired, problems }, { paint }) {
    const hue = { new: paint.green, changed: paint.cyan, unchanged: paint.dim }
    return [
      [
        ...applied.map(({ id, is, source }) => `${hue[is](is.padEnd(9))} ${plain(id)}  ${paint.dim(plain(source))}`),
        ...retired.map((id) => `${paint.yellow('retired  ')} ${plain(id)}`),
      ].join('\n'),
      ...(problems.length > 0
        ? [
            problems
              .map(({ file, message }) => `${paint.yellow('left out ')} ${plain(file)}: ${plain(message)}`)
              .join('\n'),
          ]
        : []),
      'Next: devops slo list',
    ].join('\n\n')
  },
}
