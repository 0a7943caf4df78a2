import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import type { Command } from '../command.ts'
import type { Imported, Raw } from './importing/draft.ts'
import { fromGoAlert } from './importing/goalert.ts'
import { fromGrafanaOnCall } from './importing/grafana-oncall.ts'
import { fromOpsgenie } from './importing/opsgenie.ts'
import { fromPagerDuty } from './importing/pagerduty.ts'
import { printDuties } from './rostering/print.ts'

const tools: Readonly<Record<string, (all: Raw) => Imported>> = {
  goalert: fromGoAlert,
  'grafana-oncall': fromGrafanaOnCall,
  opsgenie: fromOpsgenie,
  pagerduty: fromPagerDuty,
}

interface Input {
  readonly file: string
  readonly from: 'goalert' | 'grafana-oncall' | 'opsgenie' | 'pagerduty'
}

const output = z.object({
  text: z.string().describe('The file that `devops oncall apply` takes'),
  people: z.number(),
  schedules: z.number(),
  escalations: z.number(),
  left: z.array(z.string()).describe('What was not taken over'),
})
export type ImportedFile = z.output<typeof output>

export const command: Command<Input, ImportedFile> = {
  summary: 'Turn an export of another tool into a file of ours, and say what was not taken over',
  input: z.object({
    file: z.string().meta({ file: true }).describe('JSON of its API'),
    from: z.enum(['goalert', 'grafana-oncall', 'opsgenie', 'pagerduty']).describe('Which tool'),
  }),
  positional: ['file'],
  output,
  role: 'viewer',
  changes: false,
  async run({ file, from }) {
    const { duties, left } = tools[from]?.(parsed(file)) ?? { duties: undefined, left: [] }
    if (!duties || duties.people.length + duties.schedules.length + duties.escalations.length === 0)
      throw new Fault(
        'import-empty',
        `nothing of ${from} was found in the file`,
        'docs/guide/on-call.md says what each export holds.',
      )
    return {
      text: printDuties(duties, ({ settings }) => settings),
      people: duties.people.length,
      schedules: duties.schedules.length,
      escalations: duties.escalations.length,
      left: [...left],
    }
  },
}

function parsed(text: string): Raw {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Raw
  } catch {}
  throw new Fault('import-empty', 'the file is no JSON object', 'docs/guide/on-call.md says what each export holds.')
}
