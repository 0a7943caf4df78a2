import { posix } from 'node:path'
import { z } from 'zod'
import { objectiveId } from '../../model/objective.ts'
import { rulesOf } from '../../operate/slo/rules.ts'
import { windowsOf } from '../../operate/slo/windows.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { printDuration } from '../../values/duration.ts'
import type { Command } from '../command.ts'
import { filesOf, promisedOrFault } from '../slo-files.ts'

interface Input {
  readonly files: readonly string[]
  readonly out: string
  readonly kind: 'rules' | 'operator'
}

const output = z.object({
  files: z.array(z.object({ path: z.string(), objective: z.string(), alerts: z.number(), recordings: z.number() })),
  left: z.array(z.string()).describe('Windows that make no sense for an objective, and why'),
  problems: z.array(z.object({ file: z.string(), message: z.string() })).describe('What cannot be measured'),
})
export type Written = z.infer<typeof output>

export const command: Command<Input, Written> = {
  summary: 'Write the recording rules and burn alerts of objectives for Prometheus',
  input: z.object({
    files: z.array(z.string()).describe('Files and directories: OpenSLO, Sloth, Pyrra, devops.yaml'),
    out: z.string().default('rules').describe('Directory to write to, a file for each objective'),
    kind: z
      .enum(['rules', 'operator'])
      .default('rules')
      .describe('A file of rules, or a PrometheusRule of the operator'),
  }),
  positional: ['files'],
  output,
  role: 'operator',
  changes: true,
  async run({ files, out, kind }, world) {
    const { objectives, problems } = promisedOrFault(await filesOf(files, world))
    const made = objectives.map((objective) => {
      const groups = rulesOf(objective, objectives)
      const name = `slo-${objective.service}-${objective.name}`
      const rules = groups.flatMap((group) => group.rules)
      const resource = {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name },
        spec: { groups },
      }
      return {
        path: posix.join(out, `${name}.yaml`),
        objective: objectiveId(objective),
        alerts: rules.filter((rule) => 'alert' in rule).length,
        recordings: rules.filter((rule) => 'record' in rule).length,
        text: printYaml([kind === 'operator' ? resource : { groups }]),
      }
    })
    await world.files.write(new Map(made.map(({ path, text }) => [path, text])))
    return {
      files: made.map(({ text: _, ...rest }) => rest),
      left: objectives.flatMap((objective) =>
        windowsOf(objective).left.map(
          ({ window, because }) =>
            `${objectiveId(objective)}: nothing burns at ${window.burn} over ${printDuration(window.long)}: ${because}`,
        ),
      ),
      problems: [...problems],
    }
  },
}
