import type { Verified } from '../../../../commands/trail/verify.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<Verified> = {
  human: ({ holds, entries, from, head, key, signed, breaks }, { paint }) =>
    [
      holds
        ? paint.green(
            `${entries} entries follow each other without a gap${from === undefined || from === 1 ? '' : `, from number ${from} on`}.`,
          )
        : paint.red('The trail does not hold.'),
      ...breaks.map(({ number, what, detail }) => `  ${paint.red(what.padEnd(9))} number ${number}: ${plain(detail)}`),
      ...(signed
        ? [
            {
              yes: 'Its head is signed.',
              no: paint.red('The signature of its head is wrong.'),
              unsigned: paint.yellow('It has no signed head.'),
              'other-key': paint.red('Another key than yours has signed it.'),
            }[signed],
          ]
        : []),
      ...(head ? [`Head ${plain(head)}`] : []),
      ...(key ? [`Key  ${plain(key)}`] : []),
      ...(head ? [`Next: keep both, and verify against them later with --head and --key`] : []),
    ].join('\n'),
}
