import { ec2Instances } from './data/ec2-instances.ts'
import { type Fact, factOf } from './fact.ts'
import type { Instance } from './instance.ts'

export function instance(type: string): (Instance & Fact) | undefined {
  const row = ec2Instances.rows.find((each) => each.type === type)
  return row && factOf(ec2Instances, row)
}

/** The known types of a family (`m7g`), from the smallest. */
export function family(name: string): readonly (Instance & Fact)[] {
  return ec2Instances.rows.filter((each) => each.type.startsWith(`${name}.`)).map((row) => factOf(ec2Instances, row))
}
