import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useSearchParams } from 'wouter'
import { sent } from '../api/ask.ts'

interface Ways {
  readonly oidc?: { readonly label: string; readonly start: string }
}

/** The way in by another provider, where there is one; it leads back to the page that was asked for. */
export function SingleSignOn() {
  const ways = useQuery({ queryKey: ['ways'], queryFn: async () => (await sent('/auth/ways')) as Ways }).data
  const [location] = useLocation()
  const [words] = useSearchParams()
  const problem = words.get('problem')
  if (!ways?.oidc) return null
  const { label, start } = ways.oidc
  return (
    <>
      {problem && (
        <Alert color="red" title={`${label} did not let you in: ${problem}`} role="alert">
          Begin anew, or sign in by password. An administrator finds in the log what was refused.
        </Alert>
      )}
      <Button component="a" href={`${start}?to=${encodeURIComponent(location)}`} variant="default" size="md">
        {label}
      </Button>
    </>
  )
}
