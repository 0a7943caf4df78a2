import type { Secret, Store } from '../model/store.ts'
import type { Workload } from '../model/workload.ts'

/** A secret whose keys a process reads as variables: that of a store, or its own. */
export interface SecretRead {
  readonly secret: Secret
  readonly store?: Store
}

export function secretsRead(
  { environment, secret }: Pick<Workload, 'environment' | 'secret'>,
  stores: readonly Store[],
): SecretRead[] {
  const named = new Set(environment.flatMap((each) => ('key' in each ? [each.secret] : [])))
  return [...stores.map((store) => ({ secret: store.secret, store })), ...(secret ? [{ secret }] : [])].filter((each) =>
    named.has(each.secret.name),
  )
}
