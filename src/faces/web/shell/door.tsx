import { Center, Loader } from '@mantine/core'
import { useMe } from '../api/me.ts'
import { Failure } from '../parts/failure.tsx'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'

/** Lets in who is signed in; the address stays, so that a link to an incident leads there after signing in. */
export function Door() {
  const { data: me, error, isPending, refetch } = useMe()
  if (me) return <Shell me={me} />
  if (me === null) return <SignIn />
  if (isPending)
    return (
      <Center component="main" h="100vh">
        <Loader aria-label="Loading" />
      </Center>
    )
  return (
    <Center component="main" h="100vh" p="md">
      <Failure what="Who you are could not be asked" error={error} again={() => void refetch()} />
    </Center>
  )
}
