import { Tabs } from '@mantine/core'
import { useLocation } from 'wouter'
import { useMay } from '../../api/me.ts'
import { Heading } from '../../parts/heading.tsx'
import { Choices } from './choices.tsx'
import { Tokens } from './tokens.tsx'
import { Users } from './users.tsx'

/** Who may what, and what holds for the whole server. */
export function Settings({ tab = 'users' }: { readonly tab?: string | undefined }) {
  const [, go] = useLocation()
  const mayChoose = useMay('operator')
  return (
    <>
      <Heading title="Settings" />
      <Tabs value={tab} onChange={(value) => go(`/settings/${value}`)} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="users">Users</Tabs.Tab>
          <Tabs.Tab value="tokens">Tokens</Tabs.Tab>
          {mayChoose && <Tabs.Tab value="server">Server</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="users">
          <Users />
        </Tabs.Panel>
        <Tabs.Panel value="tokens">
          <Tokens />
        </Tabs.Panel>
        <Tabs.Panel value="server">
          <Choices />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
