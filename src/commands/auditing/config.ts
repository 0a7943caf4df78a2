import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { severities } from '../../model/finding.ts'
import { positionsIn } from '../../model/position.ts'
import { valueAt } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { nearest } from '../../values/nearest.ts'
import { groupings } from './asked.ts'
import { rule } from './policy.ts'

const globs = z.array(z.string())
const thresholds = [...severities, 'never'] as const

const audit = z.strictObject({
  include: globs.optional().describe('Read only these files'),
  exclude: globs.optional().describe('Leave these files out'),
  enable: globs.optional().describe('Checks that run too, by id or glob'),
  disable: globs.optional().describe('Checks that do not run, by id or glob; "disable" goes before "enable"'),
  strict: z.boolean().optional().describe('Run the strict checks too'),
  severity: z.enum(severities).optional().describe('Show nothing milder'),
  failOn: z.enum(thresholds).optional().describe('Exit with 1 from this severity on'),
  severities: z
    .record(z.string(), z.enum(severities))
    .optional()
    .describe('Another severity for a check, by id, or for those that fit a glob'),
  rules: z.array(rule).optional().describe('What holds for some paths and checks'),
  baseline: z.string().optional().describe('File of the baseline; .devops/baseline.json unless said'),
  groupBy: z.enum(groupings).optional().describe('Show findings in groups'),
})
/** The whole of `devops.config.yaml`. */
export const config = z.strictObject({ audit: audit.optional() })

export type AuditConfig = z.output<typeof audit>

/** The `audit:` of `devops.config.yaml` in the directory of the call; flags go before it. */
export async function auditConfig(world: World): Promise<AuditConfig> {
  const text = await world.files.read(path)
  if (text === undefined) return {}
  const tree = yaml.parse({ path, text })
  const at = positionsIn(text)
  const fault = (message: string, offset: number, help: string) => {
    const { line, column } = at(offset)
    return new Fault('bad-config', `${path}:${line}:${column}: ${message}`, help)
  }
  const [problem] = tree.problems
  if (problem) throw fault(problem.message, problem.place.span.start, 'Correct the YAML there.')
  const data = Array.isArray(tree.data) ? tree.data[0] : undefined
  if (data === undefined || data === null) return {}
  const read = config.safeParse(data)
  if (read.success) return read.data.audit ?? {}
  const [issue] = read.error.issues
  const steps = [0, ...(issue?.path ?? []).map((step) => (typeof step === 'number' ? step : String(step)))]
  const start = tree.placeOf(steps).span.start
  if (issue?.code === 'invalid_value') {
    const words = issue.values.map(String)
    const [near] = nearest(String(valueAt(tree.data, steps)), words)
    throw fault(
      `\`${valueAt(tree.data, steps)}\` cannot stand here`,
      start,
      near ? `Did you mean \`${near}\`?` : `It is one of ${words.join(', ')}.`,
    )
  }
  if (issue?.code !== 'unrecognized_keys')
    throw fault(issue?.message ?? 'wrong', start, 'The guide on configuration lists what may stand there.')
  const key = issue.keys[0] ?? ''
  const [near] = nearest(key, [...Object.keys(config.shape), ...Object.keys(audit.shape), ...Object.keys(rule.shape)])
  throw fault(
    `\`${key}\` is not known here`,
    tree.placeOf([...steps, key], 'key').span.start,
    near ? `Did you mean \`${near}\`?` : 'The guide on configuration lists what may stand there.',
  )
}

const path = 'devops.config.yaml'
