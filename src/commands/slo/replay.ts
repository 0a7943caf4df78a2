import { z } from 'zod'
import { objectiveId } from '../../model/objective.ts'
import { objectivesOf } from '../../store/slo/objectives.ts'
import type { Command } from '../command.ts'
import { measure, minute } from '../measured.ts'
import { metricsOf } from '../metrics.ts'
import { serverOf } from '../server.ts'
import { setting } from '../settings.ts'
import { objectiveNamed } from './showing/looked.ts'
import { outageWords, type Tested, type Testing, tested, testing, testOf } from './showing/tested.ts'

interface Input extends Testing {
  readonly objective: string
  readonly target?: number | undefined
}

export const command: Command<Input, Tested> = {
  summary:
    'Say how often the alerts of a server’s objective would have paged on its history, and what they would have missed',
  on: 'server',
  input: z.object({
    objective: z.string().describe('Such as api/availability'),
    target: z.number().gt(0).lt(1).optional().describe('Another target to try, such as 0.995'),
    ...testing,
  }),
  positional: ['objective'],
  output: tested,
  role: 'viewer',
  changes: false,
  async run({ objective: name, target, ...asked }, world) {
    const { database } = serverOf(world)
    const { objective } = await objectiveNamed(database, name)
    const tried = { ...objective, ...(target !== undefined && { target }) }
    const to = Math.floor(world.now().getTime() / minute) * minute
    const all = (await objectivesOf(database)).map((each) => each.objective)
    const wanted = objective.indicator.kind === 'composite' ? all : [tried]
    const { scrapeSeconds } = await setting(database, 'prometheus')
    const histories = await measure(wanted, await metricsOf(world), { from: to - asked.days * day, to, scrapeSeconds })
    const history = histories.get(objectiveId(objective))
    return { tests: history ? [testOf(tried, history, asked)] : [], outage: outageWords(asked) }
  },
}

const day = 86_400_000
