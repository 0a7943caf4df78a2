import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { mapping as mappingShape } from '../../../connectors/generic/mapping.ts'
import { type IntakeKind, intakes } from '../../../connectors/intakes.ts'
import { Fault } from '../../../model/fault.ts'
import { addSource } from '../../../store/alerts/sources.ts'
import { record } from '../../../store/trail.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'

interface Input {
  readonly name: string
  readonly kind: IntakeKind
  readonly mapping?: string | undefined
  readonly topic?: string | undefined
}

export const command: Command<Input, { readonly name: string; readonly url: string }> = {
  summary: 'Let another system send alerts: an address of its own, with a key in it',
  on: 'server',
  personal: true,
  input: z.object({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'small letters, digits and hyphens, at most 63')
      .describe('What it is called'),
    kind: z.enum(Object.keys(intakes) as [IntakeKind]).describe('What it sends'),
    mapping: z
      .string()
      .optional()
      .describe('For `generic`, as JSON: `{"labels": {"alertname": "title"}, "status": "state"}`'),
    topic: z.string().optional().describe('For `cloudwatch`: the ARN of the only topic that it takes from'),
  }),
  positional: ['name', 'kind'],
  output: z.object({ name: z.string(), url: z.string().describe('Shown now and never again') }),
  role: 'admin',
  changes: true,
  async run({ name, kind, mapping, topic }, world) {
    const { database, actor, address, announce } = serverOf(world)
    if ((kind === 'generic') !== (mapping !== undefined))
      throw new Fault('source', '`generic` needs a mapping, and nothing else takes one', 'The guide has an example.')
    const key = randomBytes(24).toString('base64url')
    const at = world.now()
    await database.transaction(async (within) => {
      const made = await addSource(within, {
        name,
        kind,
        keyHash: hashOfKey(key),
        ...(mapping !== undefined && { mapping: read(mapping) }),
        ...(topic !== undefined && { topic }),
        madeAt: at,
        madeBy: actor.id,
      })
      if (!made)
        throw new Fault('source', `there is a source \`${name}\` already`, 'Remove it first, or take another name.')
      await record(within, {
        at,
        actor: actor.id,
        action: 'alert/source/add',
        subject: `source/${name}`,
        detail: { kind },
      })
      await announce(within, 'setting', `source/${name}`)
    })
    return { name, url: `${address}/api/intake/${name}/${key}` }
  },
}

export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

function read(text: string): unknown {
  try {
    return mappingShape.parse(JSON.parse(text))
  } catch (error) {
    const because = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Fault('source', `the mapping cannot be read: ${because}`, 'The guide has an example.')
  }
}
