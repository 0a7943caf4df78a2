import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { minute } from '../slo/parts/drawn.ts'

interface Freeze {
  readonly id: number
  readonly from: string
  readonly to: string
  readonly reason: string
}

interface Output {
  readonly added: readonly Freeze[]
  readonly ended: readonly Freeze[]
  readonly open: boolean
}

export const view: View<Output> = {
  human({ added, ended, open }) {
    const line = (word: string) => (freeze: Freeze) =>
      `${word} freeze/${freeze.id}: ${minute(freeze.from)} to ${minute(freeze.to)} UTC: ${plain(freeze.reason)}`
    const lines = [...added.map(line('added')), ...ended.map(line('ended'))]
    return [
      ...(lines.length > 0 ? lines : ['The server has the freezes of the file already.']),
      ...(open ? ['Open hours are asked for by the pipeline alone.'] : []),
      '',
      'Next: devops gate freezes',
    ].join('\n')
  },
}
