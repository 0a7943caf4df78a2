import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Principal, Role } from '../../../model/principal.ts'
import { type Problem, problemOf, sent } from './ask.ts'

export const meKey = ['me'] as const

/** Who is signed in; `null` where nobody is. */
export function useMe(): UseQueryResult<Principal | null, Problem> {
  return useQuery<Principal | null, Problem>({
    queryKey: meKey,
    queryFn: async ({ signal }) => {
      try {
        return (await sent('/auth/me', { signal })) as Principal
      } catch (error) {
        if (problemOf(error).code === 'unauthenticated') return null
        throw error
      }
    },
  })
}

/** Whether whoever is signed in may do what takes that role. The server decides; this keeps buttons away that would fail. */
export function useMay(needs: Role): boolean {
  const { data } = useMe()
  return data ? order.indexOf(data.role) >= order.indexOf(needs) : false
}

const order: readonly Role[] = ['viewer', 'responder', 'operator', 'admin']
