import { z } from 'zod'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { settingNamed, shownSetting } from '../settings.ts'

const input = z.object({ name: z.string().describe('Which') })
const output = z.object({
  name: z.string(),
  about: z.string(),
  value: z.record(z.string(), z.unknown()).describe('What holds; secrets are masked'),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of what can be chosen'),
})
export type Shown = z.output<typeof output>

export const command: Command<z.output<typeof input>, Shown> = {
  summary: 'Show what was chosen for the server, and what could be',
  input,
  positional: ['name'],
  output,
  role: 'operator',
  changes: false,
  on: 'server',
  async run({ name }, world) {
    const { about, schema } = settingNamed(name)
    const { $schema: _, ...drawn } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return { name, about, value: await shownSetting(serverOf(world).database, name), schema: drawn }
  },
}
