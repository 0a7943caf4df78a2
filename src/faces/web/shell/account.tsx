import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Principal } from '../../../model/principal.ts'
import { post } from '../api/ask.ts'
import { meKey } from '../api/me.ts'

export function Account({ me, help }: { readonly me: Principal; readonly help: () => void }) {
  const client = useQueryClient()
  const signOut = useMutation({
    mutationFn: () => post('/auth/sign-out', {}),
    onSuccess: () => {
      client.setQueryData(meKey, null)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== meKey[0] })
    },
  })
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconUser size={18} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`${me.name}: account`}
          px="xs"
        >
          <Text span size="sm" visibleFrom="sm">
            {me.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}, {me.role}
        </Menu.Label>
        <Menu.Item component={Link} href="/account" leftSection={<IconUser size={16} aria-hidden />}>
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={help}>
          Keyboard
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
