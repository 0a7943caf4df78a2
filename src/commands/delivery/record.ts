import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { setting } from '../settings.ts'
import { keepTold } from '../told.ts'
import { showDelivery, shownDelivery } from './showing/shown.ts'

interface Input {
  readonly service: string
  readonly version: string
  readonly environment?: string | undefined
  readonly status: 'started' | 'succeeded' | 'failed'
  readonly at?: string | undefined
  readonly url?: string | undefined
  readonly changes: readonly string[]
  readonly key?: string | undefined
}

const output = z.object({
  delivery: shownDelivery.optional().describe('Absent where all of it was known'),
  known: z.boolean(),
})

export const command: Command<Input, z.infer<typeof output>> = {
  summary: 'Say that a version was brought to an environment',
  on: 'server',
  input: z.object({
    service: z.string().min(1).max(200).describe('As objectives and incidents call it'),
    version: z.string().min(1).max(200).describe('Such as 1.4.2 or a commit'),
    environment: z.string().min(1).max(100).optional().describe('Unless said what the settings call production'),
    status: z.enum(['started', 'succeeded', 'failed']).default('succeeded').describe('How far it is'),
    at: z.string().optional().describe('When, in ISO 8601; now unless said'),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where it is seen'),
    changes: z
      .array(z.string().max(200))
      .max(1000)
      .default([])
      .describe('Commits in it as COMMIT or COMMIT@TIME: `git log --format=%H@%cI OLD..NEW`'),
    key: z.string().min(1).max(300).optional().describe('Told twice under one key it is one'),
  }),
  positional: ['service', 'version'],
  output,
  role: 'responder',
  changes: true,
  async run(input, world) {
    const { service, version, status, url, changes } = input
    const { database, actor } = serverOf(world)
    const environment = input.environment ?? (await setting(database, 'deliveries')).production
    const at = input.at === undefined ? world.now() : new Date(input.at)
    if (Number.isNaN(at.getTime()))
      throw new Fault('delivery-time', `\`${input.at}\` is no time`, 'Write it as 2026-11-27T03:00:00Z.')
    const kept = await keepTold(world, {
      service,
      environment,
      version,
      status,
      at,
      source: 'command',
      by: actor.id,
      ...(url && { url }),
      changes: changes.map(changeIn),
      key: `command/${input.key ?? `${service}/${environment}/${version}/${at.toISOString()}`}`,
    })
    return { ...(kept && { delivery: showDelivery(kept) }), known: kept === undefined }
  },
}

function changeIn(text: string): { readonly commit: string; readonly at?: Date } {
  const [commit = '', time] = text.split(/@(?=\d{4}-)/)
  const at = new Date(time ?? Number.NaN)
  return Number.isNaN(at.getTime()) ? { commit } : { commit, at }
}
