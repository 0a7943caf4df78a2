import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { parseDuration } from '../../values/duration.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { gather } from './alerting/gather.ts'
import { labelsIn } from './alerting/shown.ts'

interface Input {
  readonly labels: readonly string[]
  readonly annotations: readonly string[]
  readonly resolved: boolean
  readonly lasts?: string | undefined
  readonly link?: string | undefined
}

export const command: Command<Input, { readonly fingerprint: string }> = {
  summary: 'Send an alert, or say that it is over',
  on: 'server',
  input: z.object({
    labels: z.array(z.string()).min(1).describe('What it is, such as `alertname=DiskFull instance=db1`: its identity'),
    annotations: z.array(z.string()).default([]).describe('What is said of it, such as `summary=...`'),
    resolved: z.boolean().default(false).describe('It is over'),
    lasts: z.string().optional().describe('How long it stands unless it is sent again, such as `10m`'),
    link: z.string().optional().describe('Where it is explained'),
  }),
  positional: ['labels'],
  output: z.object({ fingerprint: z.string() }),
  role: 'responder',
  changes: true,
  async run({ labels, annotations, resolved, lasts, link }, world) {
    const server = serverOf(world)
    const holds = lasts === undefined ? undefined : parseDuration(lasts)
    if (lasts !== undefined && holds === undefined)
      throw new Fault('input', `\`${lasts}\` is no duration`, 'Write for instance `10m` or `1h30m`.')
    const alert = {
      labels: labelsIn(labels),
      annotations: labelsIn(annotations),
      ...(resolved && { endsAt: world.now() }),
      ...(holds !== undefined && { holds }),
      generatorUrl: link ?? '',
    }
    const { fingerprints, refused } = await gather(server, { alerts: [alert], source: server.actor.id }, world.now)
    const [fingerprint] = fingerprints
    if (fingerprint !== undefined) return { fingerprint }
    throw new Fault('input', `the alert is not taken: ${refused[0]?.because}`, 'Nothing was changed.')
  },
}
