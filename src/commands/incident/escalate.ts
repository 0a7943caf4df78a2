import { z } from 'zod'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { type Escalated, escalated } from './escalating/escalated.ts'

interface Input {
  readonly incident: number
  readonly step: number
  readonly round: number
  readonly run?: string | undefined
  readonly at?: string | undefined
}

export const command: Command<Input, Escalated> = {
  summary: 'Page whom a step of the escalation names, unless somebody has answered, and set the next one',
  background: true,
  input: z.object({
    incident: z.number().int().describe('Its number'),
    step: z.number().int().min(0).default(0).describe('Which step, from 0'),
    round: z.number().int().min(0).default(0).describe('Which round, from 0'),
    run: z.iso.datetime().optional().describe('When the incident was opened, or opened again'),
    at: z.iso.datetime().optional().describe('When the step was due; now unless said'),
  }),
  output: z.object({
    outcome: z.enum(['told', 'answered', 'stale', 'done before', 'no escalation', 'exhausted']),
    pages: z.number(),
  }),
  role: 'admin',
  changes: true,
  async run(input, world) {
    const server = serverOf(world)
    return server.database.transaction((database) => escalated({ ...server, database }, input, world.now()))
  },
}
