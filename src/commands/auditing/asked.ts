import { z } from 'zod'
import { severities } from '../../model/finding.ts'
import { entry } from './baseline.ts'
import { output as estate } from './estate-asked.ts'
import { reported, spotted } from './report.ts'
import { parts } from './select.ts'

export const groupings = ['owner', 'check', 'file'] as const

export const input = z.object({
  paths: z.array(z.string()).default(['.']).describe('Directories or files'),
  only: z.array(z.enum(parts)).optional().describe('Judge these parts alone'),
  include: z.array(z.string()).optional().describe('Read only files that fit this glob'),
  exclude: z.array(z.string()).optional().describe('Leave out files that fit this glob'),
  enable: z.array(z.string()).optional().describe('Run this check too, or those that fit this glob'),
  disable: z.array(z.string()).optional().describe('Do not run this check, or those that fit this glob'),
  strict: z.boolean().optional().describe('Run the strict checks too: opinions, and what only some teams want'),
  severity: z.enum(severities).optional().describe('Show nothing milder'),
  failOn: z
    .enum([...severities, 'never'])
    .optional()
    .describe('Exit with 1 from this severity on; low unless said'),
  since: z
    .string()
    .optional()
    .describe('Show only what is new since this revision of git: where it and what is checked out parted'),
  baseline: z
    .string()
    .optional()
    .describe(
      'Show only what is not in this baseline; .devops/baseline.json where it is there, none to see everything',
    ),
  writeBaseline: z.boolean().optional().describe('Write what is found now into the baseline'),
  merge: z.array(z.string()).optional().describe('Join the findings of another tool, from its SARIF file'),
  groupBy: z.enum(groupings).optional().describe('Show findings in groups'),
  map: z.boolean().optional().describe('Bring along the map of the estate, as `devops estate` has it'),
  on: z.iso.date().optional().describe('The day on which end dates are judged; today unless said'),
})
export type AuditInput = z.output<typeof input>

export const output = z.object({
  on: z.string(),
  failOn: z.enum([...severities, 'never']),
  severity: z.enum(severities).optional().describe('Nothing milder is shown'),
  cwd: z.string(),
  files: z.number(),
  resources: z.number(),
  checks: z.array(z.string()).describe('Ids of the checks that ran'),
  findings: z.array(reported),
  suppressed: z.array(
    z.object({
      check: z.string(),
      by: z.string().describe('`devops`, `policy`, or the other tool in whose words it stands'),
      reason: z.string(),
      until: z.string().optional(),
      place: spotted,
    }),
  ),
  ended: z.array(z.object({ checks: z.array(z.string()), reason: z.string(), until: z.string(), place: spotted })),
  baseline: z
    .object({
      path: z.string(),
      known: z.number().describe('Findings that it holds and that are not shown'),
      gone: z.array(entry).describe('What it holds and is no longer found'),
      written: z.object({ added: z.number(), dropped: z.number(), total: z.number() }).optional(),
    })
    .optional(),
  since: z
    .object({
      revision: z.string(),
      commit: z.string().describe('What was compared with'),
      known: z.number().describe('Findings that were there already and are not shown'),
      gone: z.number().describe('Findings of then that are no more'),
    })
    .optional(),
  merged: z
    .array(
      z.object({
        path: z.string(),
        tool: z.string(),
        same: z.number().describe('Findings that ours say too'),
        other: z.number().describe('Findings of its own'),
      }),
    )
    .optional(),
  groupBy: z.enum(groupings).optional(),
  map: estate.pick({ things: true, links: true }).optional(),
  skipped: z.array(z.object({ path: z.string(), because: z.string() })),
  failures: z
    .array(z.object({ check: z.string(), resource: z.string(), error: z.string() }))
    .describe('Checks that broke: a bug of ours'),
})
export type Audit = z.output<typeof output>
