import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '../api/ask.ts'
import { Failure } from './failure.tsx'

/** What was answered; meanwhile its outline, or what is wrong. An answer that is there stays while a newer one fails. */
export function Answered<Data>({
  query,
  what,
  children,
}: {
  readonly query: UseQueryResult<Data, Problem>
  readonly what: string
  readonly children: (data: Data) => ReactNode
}) {
  const again = () => void query.refetch()
  if (query.data !== undefined)
    return (
      <>
        {query.error && <Failure what={`What you see of ${what} may be old`} error={query.error} again={again} />}
        {children(query.data)}
      </>
    )
  if (query.error) return <Failure what={`Could not load ${what}`} error={query.error} again={again} />
  return (
    <Stack gap="sm" aria-busy>
      <VisuallyHidden role="status">Loading {what}</VisuallyHidden>
      <Skeleton h={28} w="60%" />
      <Skeleton h={72} />
      <Skeleton h={72} />
    </Stack>
  )
}
