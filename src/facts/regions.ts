import { awsRegions } from './data/aws-regions.ts'
import { type Fact, factOf } from './fact.ts'
import type { Region } from './region.ts'

export function region(name: string): (Region & Fact) | undefined {
  const row = awsRegions.rows.find((each) => each.name === name)
  return row && factOf(awsRegions, row)
}

export function regionNames(): readonly string[] {
  return awsRegions.rows.map(({ name }) => name)
}
