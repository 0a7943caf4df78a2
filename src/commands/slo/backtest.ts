import { z } from 'zod'
import { objectiveId } from '../../model/objective.ts'
import type { Command } from '../command.ts'
import { measure, minute } from '../measured.ts'
import { metricsAt } from '../metrics.ts'
import { filesOf, promisedOrFault } from '../slo-files.ts'
import { outageWords, type Tested, type Testing, tested, testing, testOf } from './showing/tested.ts'

interface Input extends Testing {
  readonly files: readonly string[]
  readonly prometheus?: string | undefined
  readonly only: readonly string[]
  readonly scrapeSeconds: number
}

export const command: Command<Input, Tested> = {
  summary:
    'Say how often the alerts of objectives in files would have paged on the history in a Prometheus, and what they would have missed',
  input: z.object({
    files: z
      .array(z.string())
      .default(['devops.yaml'])
      .describe('Files and directories: devops.yaml, OpenSLO, Sloth, Pyrra'),
    prometheus: z.string().optional().describe('Its address; also PROMETHEUS_URL, and a token in PROMETHEUS_TOKEN'),
    only: z.array(z.string()).default([]).describe('Only these objectives, such as api/availability'),
    scrapeSeconds: z.number().min(1).max(600).default(30).describe('How often Prometheus scrapes'),
    ...testing,
  }),
  positional: ['files'],
  output: tested,
  role: 'viewer',
  changes: false,
  async run({ files, prometheus, only, scrapeSeconds, ...asked }, world) {
    const { objectives } = promisedOrFault(await filesOf(files, world))
    const metrics = metricsAt(prometheus, world)
    const to = Math.floor(world.now().getTime() / minute) * minute
    world.tell(`Asking for ${asked.days} days of ${objectives.length} objectives`)
    const histories = await measure(objectives, metrics, { from: to - asked.days * day, to, scrapeSeconds })
    const tests = objectives.flatMap((objective) => {
      const history = histories.get(objectiveId(objective))
      const wanted = only.length === 0 || only.includes(objectiveId(objective))
      return history && wanted ? [testOf(objective, history, asked)] : []
    })
    return { tests, outage: outageWords(asked) }
  },
}

const day = 86_400_000
