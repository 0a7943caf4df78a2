import type { Reported } from '../../../commands/report.ts'
import type { View } from '../view.ts'
import { proversText, summary } from './verify.ts'

export const view: View<Reported> = {
  human: ({ path, findings, proof }, page) =>
    [
      proversText(proof, page),
      `${summary(proof, page)} ${findings === 0 ? 'The audit has nothing to report.' : page.paint.red(`The audit has ${findings} findings.`)}\nNext: open ${path}`,
    ].join('\n\n'),
}
