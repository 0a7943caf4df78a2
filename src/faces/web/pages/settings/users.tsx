import { ActionIcon, Button, Group, Menu, Paper, Select, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconKey, IconLogout, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/me.ts'
import type { User } from '../../api/shapes.ts'
import { Answered } from '../../parts/answered.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Wide } from '../../parts/wide.tsx'
import { Once } from './once.tsx'
import { roleNames } from './role-names.ts'
import { UserAdding } from './user-adding.tsx'

export function Users() {
  const query = useAnswer('user/list', {})
  const may = useMay('admin')
  const [adding, { open, close }] = useDisclosure()
  const [handed, setHanded] = useState<{ readonly name: string; readonly password: string }>()
  return (
    <Stack>
      {may && (
        <Group>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
            Add somebody
          </Button>
        </Group>
      )}
      <Answered query={query} what="the users">
        {({ users }) => (
          <Paper withBorder>
            <Wide label="Users" width={620}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Who</Table.Th>
                  <Table.Th>Role</Table.Th>
                  <Table.Th>Last seen</Table.Th>
                  <Table.Th>
                    <Text span inherit hidden={!may}>
                      More
                    </Text>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {users.map((user) => (
                  <Line key={user.name} user={user} may={may} hand={setHanded} />
                ))}
              </Table.Tbody>
            </Wide>
          </Paper>
        )}
      </Answered>
      <UserAdding opened={adding} close={close} hand={setHanded} />
      <Once
        title={`Password of ${handed?.name}`}
        secret={handed?.password}
        about="It lasts a day. Hand it on by a way that you trust; at the first sign-in another is chosen."
        close={() => setHanded(undefined)}
      />
    </Stack>
  )
}

function Line({
  user: { name, shown, email, role, seenAt },
  may,
  hand,
}: {
  readonly user: User
  readonly may: boolean
  readonly hand: (handed: { name: string; password: string }) => void
}) {
  const change = useAct('user/change')
  const remove = useAct('user/remove', `${shown} is let in no more.`)
  const renew = () =>
    change.mutate(
      { name, newPassword: true },
      { onSuccess: ({ password }) => password !== undefined && hand({ name, password }) },
    )
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {shown}
        </Text>
        <Text size="xs" c="dimmed">
          {name}
          {email && `, ${email}`}
        </Text>
      </Table.Td>
      <Table.Td>
        {may ? (
          <Select
            aria-label={`Role of ${name}`}
            data={roleNames}
            value={role}
            allowDeselect={false}
            onChange={(value) => value && change.mutate({ name, role: value })}
            w={140}
          />
        ) : (
          role
        )}
      </Table.Td>
      <Table.Td>{seenAt ? <Moment at={seenAt} /> : 'never'}</Table.Td>
      <Table.Td>
        {may && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${name}`}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={renew}>
                New password for a day
              </Menu.Item>
              <Menu.Item
                leftSection={<IconLogout size={16} aria-hidden />}
                onClick={() => change.mutate({ name, signOut: true })}
              >
                End every session
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={16} aria-hidden />}
                c="error"
                onClick={() => remove.mutate({ name })}
              >
                Let in no more
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
