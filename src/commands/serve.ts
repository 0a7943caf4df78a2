import { z } from 'zod'
import { Fault } from '../model/fault.ts'
import type { Command } from './command.ts'
import { placeFields, placeOf } from './place.ts'

interface Input {
  readonly port: number
  readonly host: string
  readonly data?: string | undefined
  readonly database?: string | undefined
  readonly address?: string | undefined
}

export const command: Command<Input, { readonly ended: true }> = {
  summary: 'Run the server: alerts and signals in; SLOs, incidents and pages out; a console',
  input: z.object({
    port: z.number().int().min(0).max(65_535).default(7070).describe('TCP port; 0 takes a free one'),
    host: z.string().default('127.0.0.1').describe('Address to listen on'),
    ...placeFields,
    address: z.string().optional().describe('Where people reach it, such as https://devops.example.com'),
  }),
  output: z.object({ ended: z.literal(true).describe('It was told to end, and did so in order') }),
  role: 'admin',
  changes: true,
  personal: true,
  async run({ data, database, address, ...asked }, world) {
    const { doors } = world
    if (!doors) throw new Fault('no-doors', 'no server can be started from here', 'Run `devops serve` in a terminal.')
    await doors.serve({
      ...asked,
      ...placeOf({ data, database }, world),
      ...(address && { address: address.replace(/\/+$/, '') }),
    })
    return { ended: true }
  },
}
