import { z } from 'zod'
import type { Blueprint } from '../model/blueprint.ts'
import { blueprintOf } from './blueprint.ts'
import type { Command } from './command.ts'

const input = z.object({
  spec: z.string().default('devops.yaml').describe('The spec'),
})

const item = z.object({
  what: z.string(),
  stack: z.string(),
  quantity: z.number(),
  unit: z.string(),
  usd: z.number(),
  source: z.string(),
})

export const designed = z.object({
  system: z.string(),
  decisions: z.array(
    z.object({
      key: z.string().describe('By which a spec overrules it'),
      question: z.string(),
      answer: z.string(),
      meaning: z.string(),
      because: z.string(),
      givenUp: z.string(),
      changesIf: z.string(),
      overruled: z.boolean(),
    }),
  ),
  cost: z.object({
    items: z.array(item),
    total: z.number().describe('US dollars a month, of what could be priced'),
    unpriced: z.array(z.string()),
    asOf: z.string(),
    budget: z.number().optional(),
    users: z.number(),
  }),
})
export type Designed = z.output<typeof designed>

export const command: Command<z.output<typeof input>, Designed> = {
  summary: 'Decide an architecture from devops.yaml and say why',
  input,
  positional: ['spec'],
  output: designed,
  role: 'viewer',
  changes: false,
  run: async ({ spec }, world) => outline(await blueprintOf(world, spec)),
}

/** What a person asks first of a blueprint. */
export function outline({ spec, plan, decided, cost }: Blueprint): Designed {
  return {
    system: plan.system,
    decisions: Object.entries(decided).map(
      ([key, { question, answer, meaning, because, givenUp, changesIf, overruled = false }]) => ({
        key,
        question,
        answer,
        meaning,
        because,
        givenUp,
        changesIf,
        overruled,
      }),
    ),
    cost: {
      items: [...cost.items],
      total: cost.total,
      unpriced: [...cost.unpriced],
      asOf: cost.asOf,
      ...(spec.budget !== undefined && { budget: spec.budget }),
      users: spec.users,
    },
  }
}
