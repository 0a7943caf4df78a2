import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { isProblem } from './api/ask.ts'
import { meKey } from './api/me.ts'
import { nonce } from './nonce.ts'
import { Door } from './shell/door.tsx'
import { quieter, theme } from './theme.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What is not heard of by an event, such as budgets that burn down, is looked at each minute.
      refetchInterval: 60_000,
      retry: (count, error) => count < 2 && isProblem(error) && /^(?:unreachable|http-5|bug)/.test(error.code),
      throwOnError: false,
    },
  },
})
// A session may end at any time; then whoever was signed in is asked to sign in again, where they were.
client.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated' || event.action.type !== 'error') return
  const { error } = event.action
  if (isProblem(error) && error.code === 'unauthenticated') client.setQueryData(meKey, null)
})

export function Console() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={quieter} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <Notifications position="top-right" />
      <QueryClientProvider client={client}>
        <Door />
      </QueryClientProvider>
    </MantineProvider>
  )
}
