import { expect, it } from 'vitest'
import { alarmsOf } from '../../src/design/cost/alarms.ts'
import { generator } from '../../src/generators/terraform/generator.ts'
import { blueprintOf, examples, specs } from '../laws/specs.ts'

const watched = Object.entries({ ...specs, ...examples }).filter(([, text]) =>
  blueprintOf(text).plan.alerts.some(({ kind, source }) => kind === 'error-budget-burn' && source === 'cloudwatch'),
)

it('some specs have objectives that CloudWatch watches', () => expect(watched.length).toBeGreaterThan(5))

it.each(watched)('what alarms cost is counted as Terraform has them: %s', (_, text) => {
  const { plan } = blueprintOf(text)
  const production = plan.stages.find(({ environment }) => environment.kind === 'production')
  const objectives = [...generator.make(blueprintOf(text), [])]
    .filter(({ path }) => path.startsWith(`terraform/stacks/${production?.stack}/`))
    .flatMap((file) => file.text.split(/\n(?=module )/))
    .filter((block) => block.includes('"../../modules/objective"'))
  const metrics = objectives.map((block) => count(block, /\bnamespace += /g) * 2 * count(block, /\bseverity += /g))
  const composite = objectives.map((block) => new Set(block.match(/\bseverity += "\w+"/g)).size)
  const others = plan.alerts.filter(
    ({ kind, source, about }) =>
      source === 'cloudwatch' && !(kind === 'error-budget-burn' && plan.slos.some(({ name }) => name === about)),
  ).length
  const { metrics: counted, composite: told } = alarmsOf({
    ...plan,
    shifts: plan.shifts.map((shift) => ({ ...shift, judges: [] })),
  })
  expect([counted - others, told]).toEqual([sum(metrics), sum(composite)])
})

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
