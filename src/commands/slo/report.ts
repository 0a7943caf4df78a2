import { z } from 'zod'
import { objectiveId } from '../../model/objective.ts'
import { budgetOf } from '../../operate/slo/budget.ts'
import { spendingOf } from '../../operate/slo/budgeting.ts'
import { sumsOf } from '../../operate/slo/history.ts'
import { spentOn } from '../../operate/slo/spent.ts'
import { objectivesOf } from '../../store/slo/objectives.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { moment } from '../time.ts'
import { causesOf, keptHistory } from './showing/looked.ts'
import { shownStatus } from './showing/shown.ts'

const row = z.object({
  id: z.string(),
  title: z.string(),
  target: z.number(),
  good: z.number().optional(),
  kept: z.boolean().optional().describe('Absent where nothing was measured'),
  left: z.number(),
  bad: z.number(),
  total: z.number(),
  coverage: z.number(),
  spent: shownStatus.shape.spent,
})

const output = z.object({ from: z.string(), to: z.string(), objectives: z.array(row) })
export type SloReport = z.infer<typeof output>

interface Input {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly service?: string | undefined
}

export const command: Command<Input, SloReport> = {
  summary: 'Report on objectives over a period: kept or not, and what the budgets went on',
  on: 'server',
  input: z.object({
    from: moment.optional().describe('ISO 8601; 30 days before the end unless said'),
    to: moment.optional().describe('ISO 8601; now unless said'),
    service: z.string().optional().describe('Only of this service'),
  }),
  output,
  role: 'viewer',
  changes: false,
  async run({ from, to, service }, world) {
    const { database } = serverOf(world)
    const end = timeOf(to) ?? world.now().getTime()
    const start = timeOf(from) ?? end - 30 * day
    const all = (await objectivesOf(database)).map(({ objective }) => objective)
    const objectives: SloReport['objectives'] = []
    for (const objective of all.filter((each) => service === undefined || each.service === service)) {
      const history = await keptHistory(database, objective, all, { from: start, to: end })
      const spending = spendingOf(history, objective.budgeting)
      const { target, title } = objective
      const { budget: _, ...budget } = budgetOf(sumsOf(spending), { from: start, to: end }, end, target)
      const causes = await causesOf(database, objective.service, start, end)
      objectives.push({
        id: objectiveId(objective),
        title,
        target,
        ...budget,
        ...(budget.good !== undefined && { kept: budget.good >= target - 1e-12 }),
        spent: spentOn(spending, { from: start, to: end }, target, causes).map(
          ({ from, to, incidents, deliveries, ...rest }) => ({
            ...(from && { from: from.toISOString() }),
            ...(to && { to: to.toISOString() }),
            ...rest,
            incidents: [...incidents],
            deliveries: [...deliveries],
          }),
        ),
      })
    }
    return { from: new Date(start).toISOString(), to: new Date(end).toISOString(), objectives }
  },
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : time
}

const day = 86_400_000
