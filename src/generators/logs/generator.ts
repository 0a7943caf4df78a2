import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { valuesObjects } from '../scope.ts'
import { searchFiles } from './search/files.ts'
import { fluentBitValues } from './values.ts'

export const generator: Generator = {
  title: 'Fluent Bit: what it reads, hides and passes on',
  paths: ['logs/**'],
  wants: ({ plan }) => plan.addons.some(({ name }) => name === 'fluent-bit'),
  *make({ plan }) {
    const { logs, search } = plan.monitoring
    if (!logs) return
    const kept = `Lines of production are kept for ${logs.days} days${logs.because.length > 0 ? `: ${logs.because.join('; ')}` : ''}. Those of other stages for ${logs.shortDays}.`
    for (const stack of plan.stacks)
      yield {
        path: `logs/stacks/${stack.name}.yaml`,
        because: ['logs'],
        text: printYaml([fluentBitValues(stack, plan, logs)], `Values of the chart of Fluent Bit.\n${kept}`),
      }
    if (search) yield* searchFiles(plan, logs, search)
    if (plan.delivery.by?.tool === 'flux')
      yield {
        path: 'logs/stacks/kustomization.yaml',
        because: ['logs', 'gitops'],
        text: printYaml([valuesObjects('fluent-bit', plan)]),
      }
  },
}
