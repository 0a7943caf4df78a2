import { z } from 'zod'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { opened } from './responding/opened.ts'
import { rulesOf } from './responding/rules.ts'
import { type Shown, show, shown } from './responding/shown.ts'

interface Input {
  readonly title: string
  readonly severity: number
  readonly service?: string | undefined
  readonly escalation?: string | undefined
}

export const command: Command<Input, Shown> = {
  summary: 'Open an incident by hand',
  on: 'server',
  input: z.object({
    title: z.string().min(3).max(300).describe('What is wrong, in one line'),
    severity: z.number().int().min(1).max(4).default(3).describe('1 is the worst'),
    service: z.string().optional().describe('Which service'),
    escalation: z.string().optional().describe('Who is told, by the name of an escalation; nobody unless said'),
  }),
  positional: ['title'],
  output: shown,
  role: 'responder',
  changes: true,
  async run({ title, severity, service, escalation }, world) {
    const server = serverOf(world)
    const incident = await server.database.transaction((database) =>
      opened(database, server, {
        title,
        severity: severity as 1,
        labels: {},
        openedAt: world.now(),
        openedBy: server.actor.id,
        ...(service !== undefined && { service }),
        ...(escalation !== undefined && { escalation }),
      }),
    )
    return show(incident, (await rulesOf(server.database)).response)
  },
}
