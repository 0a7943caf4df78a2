import { notifications } from '@mantine/notifications'
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { act, ask, type Problem, problemOf } from './ask.ts'
import type { Id, InputOf, OutputOf } from './commands.ts'

/** The answer of a command that changes nothing; it is asked for anew when the server announces a change. */
export function useAnswer<I extends Id>(
  id: I,
  input: InputOf<I>,
  { enabled = true }: { readonly enabled?: boolean } = {},
): UseQueryResult<OutputOf<I>, Problem> {
  return useQuery<OutputOf<I>, Problem>({
    queryKey: [id, input],
    queryFn: ({ signal }) => ask(id, input, signal),
    placeholderData: keepPreviousData as never,
    enabled,
  })
}

/** A command that changes something. What went wrong is shown where everybody sees it; `done` says what was done. */
export function useAct<I extends Id>(id: I, done?: string): UseMutationResult<OutputOf<I>, Problem, InputOf<I>> {
  const client = useQueryClient()
  return useMutation<OutputOf<I>, Problem, InputOf<I>>({
    mutationFn: (input) => act(id, input),
    onSuccess: async () => {
      if (done !== undefined) notifications.show({ message: done, color: 'teal' })
      await client.invalidateQueries()
    },
    onError: (error) => {
      const { detail, help } = problemOf(error)
      notifications.show({ title: `Not done: ${detail}`, message: help, color: 'red', autoClose: 12_000 })
    },
  })
}
