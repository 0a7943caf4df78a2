import { Button, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Moment } from '../../parts/moment.tsx'
import { day } from '../../parts/times.ts'
import { Wide } from '../../parts/wide.tsx'
import { Once } from './once.tsx'
import { TokenMaking } from './token-making.tsx'

export function Tokens() {
  const query = useAnswer('token/list', {})
  const revoke = useAct('token/revoke', 'Revoked.')
  const [making, { open, close }] = useDisclosure()
  const [made, setMade] = useState<{ readonly name: string; readonly secret: string }>()
  return (
    <Stack>
      <Group>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
          Make a token
        </Button>
      </Group>
      <Answered query={query} what="the tokens">
        {({ tokens }) => (
          <Paper withBorder>
            {tokens.length === 0 ? (
              <Empty title="No token is in use">
                Pipelines and programs act by a token: make one, with as few rights as it needs.
              </Empty>
            ) : (
              <Wide label="Tokens" width={680}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Name</Table.Th>
                    <Table.Th>Of</Table.Th>
                    <Table.Th>Reaches</Table.Th>
                    <Table.Th>Ends</Table.Th>
                    <Table.Th>Last used</Table.Th>
                    <Table.Th>End it</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {tokens.map(({ name, account, role, scopes, endsAt, usedAt }) => (
                    <Table.Tr key={name}>
                      <Table.Td>{name}</Table.Td>
                      <Table.Td>{account}</Table.Td>
                      <Table.Td>
                        {role}
                        {scopes && (
                          <Text size="xs" c="dimmed">
                            {scopes.join(', ')}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td>{day(endsAt)}</Table.Td>
                      <Table.Td>{usedAt ? <Moment at={usedAt} /> : 'never'}</Table.Td>
                      <Table.Td>
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={`Revoke ${name}`}
                          onClick={() => revoke.mutate({ name })}
                        >
                          Revoke
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Wide>
            )}
          </Paper>
        )}
      </Answered>
      <TokenMaking opened={making} close={close} hand={setMade} />
      <Once
        title={`Token ${made?.name}`}
        secret={made?.secret}
        about="Keep it where the program finds it, and nowhere else."
        close={() => setMade(undefined)}
      />
    </Stack>
  )
}
