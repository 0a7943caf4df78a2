import type { GateAnswer } from '../../../../commands/gate/deploy.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { bar, rest } from '../slo/parts/drawn.ts'

export const view: View<GateAnswer> = {
  human({ service, outcome, go, reasons, budgets, override, approvedBy, check }, { paint }) {
    const words = { go: paint.green('go'), approval: paint.yellow('needs approval'), frozen: paint.red('frozen') }
    const said =
      override === undefined ? words[outcome] : `${words[outcome]}, and goes all the same: ${plain(override)}`
    return [
      `${plain(service)}: ${said}${go && approvedBy !== undefined ? `, agreed by ${plain(approvedBy)}` : ''}`,
      ...(reasons.length > 0
        ? [
            reasons
              .map(
                ({ because, outcome }) =>
                  `${outcome === 'frozen' ? paint.red('!') : paint.yellow('!')} ${plain(because)}`,
              )
              .join('\n'),
          ]
        : []),
      ...(budgets.length > 0
        ? [budgets.map(({ objective, left }) => `${bar(left, paint)} ${plain(objective)}: ${rest(left)}`).join('\n')]
        : []),
      go
        ? `Next: devops delivery record ${plain(service)} VERSION`
        : `Kept as check ${check}.\nNext: ${outcome === 'approval' ? `somebody else agrees by \`devops gate approve ${plain(service)} WHY\`` : `\`devops gate deploy ${plain(service)} --override WHY\`, which is kept`}`,
    ].join('\n\n')
  },
}
