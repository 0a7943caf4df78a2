import { z } from 'zod'
import { compareSilences, stateOf } from '../../../operate/alerting/silence.ts'
import { allSilences } from '../../../store/alerts/silences.ts'
import type { Command } from '../../command.ts'
import { serverOf } from '../../server.ts'
import { type ShownSilence, shownSilence, showSilence } from '../alerting/shown.ts'

export const command: Command<
  { readonly expired: boolean; readonly limit: number },
  { readonly silences: readonly ShownSilence[] }
> = {
  summary: 'List silences: those that hold, then those to come',
  on: 'server',
  input: z.object({
    expired: z.boolean().default(false).describe('Also those that are over, the latest first'),
    limit: z.number().int().min(1).max(10_000).default(200).describe('How many'),
  }),
  output: z.object({ silences: z.array(shownSilence) }),
  role: 'viewer',
  changes: false,
  async run({ expired, limit }, world) {
    const now = world.now()
    const silences = (await allSilences(serverOf(world).database, limit)).filter(
      (silence) => expired || stateOf(silence, now) !== 'expired',
    )
    return { silences: silences.sort(compareSilences(now)).map((silence) => showSilence(silence, now)) }
  },
}
