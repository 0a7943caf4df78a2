import { z } from 'zod'
import { severities } from '../../model/finding.ts'
import { spotted } from './report.ts'

export const frameworks = [
  'soc2',
  'iso-27001',
  'nist-800-53',
  'pci-dss',
  'hipaa',
  'gdpr',
  'cis-kubernetes',
  'cis-aws',
  'cis-docker',
] as const

export const input = z.object({
  paths: z.array(z.string()).default(['.']).describe('Directories or files'),
  framework: z
    .array(z.enum(frameworks))
    .optional()
    .describe('Of these frameworks; of all of them in short unless said'),
  include: z.array(z.string()).optional().describe('Read only files that fit this glob'),
  exclude: z.array(z.string()).optional().describe('Leave out files that fit this glob'),
  strict: z.boolean().optional().describe('Ask the strict checks too: opinions, and what only some teams want'),
  on: z.iso.date().optional().describe('The day on which end dates are judged; today unless said'),
})
export type ComplianceInput = z.output<typeof input>

const judged = z.object({
  id: z.string(),
  title: z.string().describe('In our words, not those of the standard'),
  state: z.enum(['met', 'not met', 'not seen']).describe('As far as files show it'),
  answers: z.string().describe('Who has to show what files cannot'),
  because: z.string(),
  resources: z.number().describe('That checks of this control looked at'),
  checks: z.array(
    z.object({ id: z.string(), title: z.string(), resources: z.number(), findings: z.number(), accepted: z.number() }),
  ),
  findings: z.array(z.object({ check: z.string(), severity: z.enum(severities), message: z.string(), place: spotted })),
  accepted: z
    .array(z.object({ check: z.string(), reason: z.string(), until: z.string().optional(), place: spotted }))
    .describe('Findings that somebody answers for'),
})
export type Judged = z.output<typeof judged>

export const output = z.object({
  on: z.string().describe('The day of the evidence'),
  files: z.number(),
  resources: z.number(),
  frameworks: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      date: z.string().describe('Of the source'),
      met: z.number(),
      notMet: z.number(),
      notSeen: z.number(),
      controls: z.array(judged).describe('Empty where several frameworks are told in short'),
    }),
  ),
})
export type Compliance = z.output<typeof output>
