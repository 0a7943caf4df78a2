import { Anchor, Code, Table, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Entry } from '../../api/shapes.ts'
import { Moment } from '../../parts/moment.tsx'
import { clock } from '../../parts/times.ts'
import { who } from '../../parts/who.ts'
import { Wide } from '../../parts/wide.tsx'

export function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <Wide label="Trail" width={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Number</Table.Th>
          <Table.Th>When</Table.Th>
          <Table.Th>Who</Table.Th>
          <Table.Th>Deed</Table.Th>
          <Table.Th>What</Table.Th>
          <Table.Th>Detail</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ number, at, actor, action, subject, detail, hash }) => (
          <Table.Tr key={number} title={`Hash ${hash}`}>
            <Table.Td>{number}</Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              {clock(at)}
              <Text size="xs" c="dimmed">
                <Moment at={at} />
              </Text>
            </Table.Td>
            <Table.Td>{who(actor)}</Table.Td>
            <Table.Td>{action}</Table.Td>
            <Table.Td>
              <Subject subject={subject} />
            </Table.Td>
            <Table.Td>
              {Object.keys(detail).length > 0 && (
                <Code style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(detail)}</Code>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  )
}

function Subject({ subject }: { readonly subject: string }) {
  const [, incident] = /^incident\/(\d+)$/.exec(subject) ?? []
  return incident === undefined ? (
    subject
  ) : (
    <Anchor component={Link} href={`/incidents/${incident}`} size="sm">
      {subject}
    </Anchor>
  )
}
