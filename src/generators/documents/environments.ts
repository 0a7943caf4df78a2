import type { Plan } from '../../model/plan.ts'

/**
 * Environments of GitHub that workflows name. `asked`: where a person has to agree, since what runs there may change production; `free`:
 * the others. One that nobody made GitHub makes by itself, without a reviewer and for any branch.
 */
export function environmentsOf({ stages, stacks, takeover }: Plan): {
  readonly asked: string[]
  readonly free: string[]
} {
  return {
    asked: [
      ...stages.filter(({ approval }) => approval).map(({ name }) => name),
      ...stacks.map(({ name }) => `infrastructure-${name}`),
      ...(takeover ? [takeover.environment] : []),
    ],
    free: stages.filter(({ approval }) => !approval).map(({ name }) => name),
  }
}
