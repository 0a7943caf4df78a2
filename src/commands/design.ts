import { z } from 'zod'
import { assigned } from '../design/assign.ts'
import { design } from '../design/design.ts'
import type { Blueprint } from '../model/blueprint.ts'
import { blueprintOf, specOf } from './blueprint.ts'
import type { Command } from './command.ts'
import { compare, comparison } from './designing/compare.ts'
import { document, documentsOf } from './designing/documents.ts'

const input = z.object({
  spec: z.string().default('devops.yaml').describe('The spec'),
  whatIf: z
    .array(z.string())
    .default([])
    .describe('Show what would change if this were so, such as objectives.availability=99.99'),
  documents: z.boolean().optional().describe('Add the design document, that of the pipeline and every decision record'),
  against: z.string().optional().describe('Show how the design of this other spec differs'),
})

const item = z.object({
  what: z.string(),
  stack: z.string(),
  sku: z.string().describe('What the price book calls it'),
  region: z.string(),
  quantity: z.number(),
  unit: z.string(),
  usd: z.number(),
  source: z.string(),
  estimated: z.boolean().optional().describe('Brought from the price of another region to the level of this one'),
})

const outlined = z.object({
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
export type Outlined = z.output<typeof outlined>

export const designed = outlined.extend({
  compared: comparison.optional(),
  documents: z.array(document).optional(),
})
export type Designed = z.output<typeof designed>

export const command: Command<z.output<typeof input>, Designed> = {
  summary: 'Decide an architecture from devops.yaml and say why',
  input,
  positional: ['spec'],
  output: designed,
  role: 'viewer',
  changes: false,
  async run({ spec, whatIf, against, documents }, world) {
    if (whatIf.length === 0 && against === undefined) {
      const blueprint = await blueprintOf(world, spec)
      return { ...outline(blueprint), ...(documents && { documents: documentsOf(blueprint) }) }
    }
    // A comparison shows a budget that is exceeded; it does not end there.
    const before = design(await specOf(world, spec))
    const other = await specOf(world, against ?? spec, (text) => whatIf.reduce(assigned, text))
    const name = [...(against === undefined ? [] : [against]), ...whatIf].join(', ')
    return { ...outline(before), compared: compare(before, design(other), name) }
  },
}

/** What a person asks first of a blueprint. */
export function outline({ spec, plan, decided, cost }: Blueprint): Outlined {
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
