import { z } from 'zod'
import { Fault } from '../model/fault.ts'
import type { Command } from './command.ts'

interface Input {
  readonly allow: readonly string[]
  readonly allowChanges: boolean
  readonly only: readonly string[]
}

export const command: Command<Input, { readonly ended: true }> = {
  summary: 'Speak the Model Context Protocol on standard input and output: every command a tool',
  input: z.object({
    allow: z
      .array(z.string())
      .default([])
      .describe('A tool that may change things without asking, or a glob: incident_acknowledge'),
    allowChanges: z.boolean().default(false).describe('Every tool may change things without asking'),
    only: z.array(z.string()).default([]).describe('Offer this tool alone, or those that fit this glob: incident_*'),
  }),
  output: z.object({ ended: z.literal(true).describe('The client ended the conversation') }),
  role: 'viewer',
  changes: true,
  personal: true,
  async run(options, { doors }) {
    if (!doors)
      throw new Fault('no-doors', 'nobody can be spoken to from here', 'Run `devops mcp` where a client starts it.')
    await doors.mcp(options)
    return { ended: true }
  },
}
