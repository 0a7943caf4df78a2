import { awsPromises } from './data/aws-promises.ts'
import { type Fact, factOf } from './fact.ts'
import type { Promised } from './promise.ts'

/** `undefined` where no source was read: then nothing is promised that we could count on. */
export function promiseOf(product: string): (Promised & Fact) | undefined {
  const row = awsPromises.rows.find((each) => each.product === product)
  return row && factOf(awsPromises, row)
}
