import fc from 'fast-check'
import type { History } from '../../src/model/objective.ts'

const minute = 60_000

/** Minutes with some events, with none, and without a measurement. */
export const histories: fc.Arbitrary<History> = fc
  .array(
    fc.oneof(
      fc.constant([0, Number.NaN] as const),
      fc
        .integer({ min: 0, max: 1000 })
        .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total))),
    ),
    { maxLength: 300 },
  )
  .map((slots) => ({ from: 0, step: minute, bad: slots.map(([bad]) => bad), total: slots.map(([, total]) => total) }))
