import { z } from 'zod'
import type { Blueprint, Decided } from '../../model/blueprint.ts'

const side = z.object({ answer: z.string(), meaning: z.string() })

/** How one design differs from another. */
export const comparison = z.object({
  with: z.string().describe('What it was compared with'),
  decisions: z
    .array(
      z.object({
        key: z.string(),
        question: z.string(),
        before: side.optional().describe('Absent where the question arises only now'),
        after: side.optional().describe('Absent where the question arises no more'),
        because: z.string(),
      }),
    )
    .describe('Those alone whose answer differs'),
  cost: z.object({
    before: z.number(),
    after: z.number(),
    budget: z.number().optional().describe('Of the second design'),
    unpriced: z
      .array(z.string())
      .describe('What the second brings and has no known price, so that it is not in the sum'),
    lines: z
      .array(z.object({ what: z.string(), stack: z.string(), before: z.number(), after: z.number() }))
      .describe('US dollars a month, where they differ, the largest difference first'),
  }),
})
export type Comparison = z.output<typeof comparison>

/** What changes from one design to the other, question by question and dollar by dollar. */
export function compare(before: Blueprint, after: Blueprint, name: string): Comparison {
  const keys = [...new Set([...Object.keys(before.decided), ...Object.keys(after.decided)])]
  return {
    with: name,
    decisions: keys.flatMap((key) => {
      const [was, is] = [before.decided[key], after.decided[key]]
      const either = is ?? was
      if (!either || was?.answer === is?.answer) return []
      return [
        {
          key,
          question: either.question,
          ...(was && { before: sideOf(was) }),
          ...(is && { after: sideOf(is) }),
          because: is ? is.because : 'The question does not arise any more.',
        },
      ]
    }),
    cost: {
      before: before.cost.total,
      after: after.cost.total,
      ...(after.spec.budget !== undefined && { budget: after.spec.budget }),
      unpriced: after.cost.unpriced.filter((each) => !before.cost.unpriced.includes(each)),
      lines: lines(before, after),
    },
  }
}

function sideOf({ answer, meaning }: Decided) {
  return { answer, meaning }
}

function lines(before: Blueprint, after: Blueprint): Comparison['cost']['lines'] {
  const sums = new Map<string, { what: string; stack: string; before: number; after: number }>()
  for (const [part, { cost }] of [['before', before] as const, ['after', after] as const])
    for (const { what, stack, usd } of cost.items) {
      const key = JSON.stringify([stack, what])
      const line = sums.get(key) ?? { what, stack, before: 0, after: 0 }
      sums.set(key, { ...line, [part]: line[part] + usd })
    }
  const gap = ({ before, after }: { readonly before: number; readonly after: number }) => Math.abs(after - before)
  return [...sums.values()].filter((line) => gap(line) >= 0.005).sort((a, b) => gap(b) - gap(a))
}
