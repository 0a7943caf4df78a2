import { Alert, Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { useAnswer } from '../api/hooks.ts'
import { Moment } from '../parts/moment.tsx'

/** Whoever signs in with a password that somebody else chose is led to choose another. */
export function Temporary() {
  const until = useAnswer('me/show', {}).data?.account?.passwordUntil
  if (!until) return null
  return (
    <Alert color="yellow" mb="sm" p="xs" role="status">
      Your password ends <Moment at={until} />, for somebody else knows it.{' '}
      <Anchor component={Link} href="/account" inherit underline="always">
        Choose one of your own
      </Anchor>
    </Alert>
  )
}
