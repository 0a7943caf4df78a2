import { z } from 'zod'
import { type History, type Objective, objectiveId } from '../../../model/objective.ts'
import { type BackTest, backTest } from '../../../operate/slo/backtest.ts'
import type { Span } from '../../../operate/slo/period.ts'
import { printDuration } from '../../../values/duration.ts'

const span = z.object({ from: z.string(), to: z.string() })
const outage = span.extend({
  delay: z.number().optional().describe('Milliseconds until somebody would have been paged; absent where nobody would'),
  burn: z.number().optional().describe('Of the pair of windows that would have paged'),
})

const one = z.object({
  id: z.string(),
  target: z.number(),
  from: z.string(),
  to: z.string(),
  measured: z.number().describe('Share of that time that was measured'),
  pages: z.array(span),
  tickets: z.array(span),
  byWindow: z.array(
    z.object({ burn: z.number(), severity: z.string(), long: z.string(), short: z.string(), times: z.number() }),
  ),
  outages: z.array(outage),
  missed: z.array(outage).describe('Outages in which nobody would have been paged'),
  idle: z.array(span).describe('Pages outside of every outage'),
})

export const tested = z.object({ tests: z.array(one), outage: z.string().describe('What was taken for an outage') })
export type Tested = z.infer<typeof tested>

/** What a back-test is told beside objectives. */
export const testing = {
  days: z.number().min(0.1).max(400).default(30).describe('Days of history, until now'),
  outages: z
    .array(z.string())
    .default([])
    .describe('Known outages as FROM/TO in ISO 8601; unless said they are looked for'),
  over: z.number().gt(0).lt(1).default(0.1).describe('Share of bad events that makes an outage'),
  minutes: z.number().min(1).max(1440).default(5).describe('How long it has to last'),
}

export interface Testing {
  readonly days: number
  readonly outages: readonly string[]
  readonly over: number
  readonly minutes: number
}

export function testOf(objective: Objective, history: History, asked: Testing): Tested['tests'][number] {
  const given = asked.outages.flatMap(spanIn)
  const test = backTest(objective, history, {
    ...(given.length > 0 && { outages: given }),
    found: { over: asked.over, atLeast: asked.minutes * 60_000 },
  })
  return {
    id: objectiveId(objective),
    target: objective.target,
    ...shown({ from: test.from, to: test.to }),
    measured: test.to > test.from ? test.measured / (test.to - test.from) : 0,
    pages: test.pages.map(shown),
    tickets: test.tickets.map(shown),
    byWindow: timesOf(test),
    outages: test.outages.map(told),
    missed: test.missed.map(told),
    idle: test.idle.map(shown),
  }
}

export function outageWords({ outages, over, minutes }: Testing): string {
  return outages.length > 0
    ? 'the outages that were given'
    : `more than ${Number((over * 100).toPrecision(6))}% bad events for ${minutes} minutes or longer`
}

function timesOf({ firings }: BackTest): Tested['tests'][number]['byWindow'] {
  const windows = [...new Set(firings.map(({ window }) => window))].toSorted((a, b) => b.burn - a.burn)
  return windows.map((window) => ({
    burn: window.burn,
    severity: window.severity,
    long: printDuration(window.long),
    short: printDuration(window.short),
    times: firings.filter((firing) => firing.window === window).length,
  }))
}

function told({ delay, by, ...span }: BackTest['outages'][number]): Tested['tests'][number]['outages'][number] {
  return { ...shown(span), ...(delay !== undefined && { delay }), ...(by && { burn: by.burn }) }
}

function shown({ from, to }: Span): { readonly from: string; readonly to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
}

function spanIn(text: string): Span[] {
  const [from = Number.NaN, to = Number.NaN] = text.split('/').map((each) => Date.parse(each))
  return from < to ? [{ from, to }] : []
}
