import { z } from 'zod'
import type { Matcher, Silence } from '../../../model/alert.ts'
import { Fault } from '../../../model/fault.ts'
import { type SilenceState, stateOf } from '../../../operate/alerting/silence.ts'
import type { StoredAlert } from '../../../store/alerts/row.ts'
import { parseMatchers, printMatcher } from '../../../values/matcher.ts'
import type { Status } from './status.ts'

const labels = z.record(z.string(), z.string())

export const shownAlert = z.object({
  fingerprint: z.string(),
  labels,
  annotations: labels,
  startsAt: z.string(),
  endsAt: z.string().describe('In the future: over then unless it is heard of again'),
  updatedAt: z.string(),
  state: z.enum(['firing', 'suppressed', 'over']),
  silencedBy: z.array(z.string()),
  inhibitedBy: z.array(z.string()).describe('Fingerprints'),
  receivers: z.array(z.string()),
  source: z.string(),
  generatorUrl: z.string(),
})
export type ShownAlert = z.output<typeof shownAlert>

export function showAlert(alert: StoredAlert, status: Status, receivers: readonly string[], now: Date): ShownAlert {
  return {
    fingerprint: alert.fingerprint,
    labels: alert.labels,
    annotations: alert.annotations,
    startsAt: alert.startsAt.toISOString(),
    endsAt: alert.endsAt.toISOString(),
    updatedAt: alert.updatedAt.toISOString(),
    state: alert.endsAt <= now ? 'over' : status.state === 'active' ? 'firing' : 'suppressed',
    silencedBy: [...status.silencedBy],
    inhibitedBy: [...status.inhibitedBy],
    receivers: [...receivers],
    source: alert.source,
    generatorUrl: alert.generatorUrl,
  }
}

export const shownSilence = z.object({
  id: z.string(),
  state: z.enum(['pending', 'active', 'expired']),
  matchers: z.array(z.string()),
  startsAt: z.string(),
  endsAt: z.string(),
  createdBy: z.string(),
  comment: z.string(),
})
export interface ShownSilence extends z.output<typeof shownSilence> {
  readonly state: SilenceState
}

export function showSilence(silence: Silence, now: Date): ShownSilence {
  return {
    id: silence.id,
    state: stateOf(silence, now),
    matchers: silence.matchers.map(printMatcher),
    startsAt: silence.startsAt.toISOString(),
    endsAt: silence.endsAt.toISOString(),
    createdBy: silence.createdBy,
    comment: silence.comment,
  }
}

export function matchersIn(texts: readonly string[]): readonly Matcher[] {
  return texts.flatMap((text) => {
    const matchers = parseMatchers(text)
    if (matchers && matchers.length > 0) return matchers
    throw new Fault(
      'matcher',
      `\`${text}\` is no matcher`,
      'Write for instance `severity="critical"` or `team=~"a|b"`.',
    )
  })
}

/** `name=value`, each; what stands in quotes is taken out of them. */
export function labelsIn(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const [, name, quoted, plain = ''] = /^([^=]+)=(?:"(.*)"|(.*))$/s.exec(text) ?? []
      if (name === undefined) throw new Fault('matcher', `\`${text}\` says no value`, 'Write `name=value`.')
      return [name, quoted ?? plain]
    }),
  )
}
