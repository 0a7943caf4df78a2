import type { Plan, Previews } from '../../../../model/plan.ts'

/** Where previews live: region and cluster of their ground. */
export interface At {
  readonly region: string
  readonly cluster: string
  readonly plan: Plan
  readonly previews: Previews
}

/** What is made carries the tag of previews. */
export const made = { test: 'StringEquals', variable: 'aws:RequestTag/stack', values: ['preview'] }
/** What is touched has it. */
export const ours = { test: 'StringEquals', variable: 'aws:ResourceTag/stack', values: ['preview'] }

/** A role is handed to one service of AWS and to no other. */
export function passed(service: string) {
  return { test: 'StringEquals', variable: 'iam:PassedToService', values: [`${service}.amazonaws.com`] }
}
