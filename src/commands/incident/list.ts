import { z } from 'zod'
import { incidentsOf } from '../../store/incidents/incidents.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { rulesOf } from './responding/rules.ts'
import { type Shown, show, shown } from './responding/shown.ts'

const states = ['triggered', 'acknowledged', 'resolved', 'closed'] as const

interface Input {
  readonly open: boolean
  readonly status: readonly (typeof states)[number][]
  readonly service?: string | undefined
  readonly severity?: number | undefined
  readonly text?: string | undefined
  readonly before?: number | undefined
  readonly limit: number
}

export const command: Command<Input, { readonly incidents: readonly Shown[]; readonly more: boolean }> = {
  summary: 'List incidents, newest first',
  on: 'server',
  input: z.object({
    open: z.boolean().default(false).describe('Only what is triggered or acknowledged'),
    status: z.array(z.enum(states)).default([]).describe('Only these states'),
    service: z.string().optional().describe('Only of this service'),
    severity: z.number().int().min(1).max(4).optional().describe('Only of this severity'),
    text: z.string().optional().describe('Only with these words in the title'),
    before: z.number().int().optional().describe('Only those of a smaller number: the next page'),
    limit: z.number().int().min(1).max(500).default(50).describe('How many'),
  }),
  output: z.object({ incidents: z.array(shown), more: z.boolean().describe('Whether there are older ones') }),
  role: 'viewer',
  changes: false,
  async run({ open, status, service, severity, text, before, limit }, world) {
    const { database } = serverOf(world)
    const { response } = await rulesOf(database)
    const found = await incidentsOf(database, {
      status: open ? ['triggered', 'acknowledged'] : status,
      ...(service !== undefined && { service }),
      ...(severity !== undefined && { severity: severity as 1 }),
      ...(text !== undefined && { text }),
      ...(before !== undefined && { before }),
      limit: limit + 1,
    })
    return { incidents: found.slice(0, limit).map((each) => show(each, response)), more: found.length > limit }
  },
}
