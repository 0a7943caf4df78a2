import { Anchor, Badge, Table, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Delivery } from '../../api/shapes.ts'
import { Moment } from '../../parts/moment.tsx'
import { Wide } from '../../parts/wide.tsx'

const colours = { started: 'gray.7', succeeded: 'teal.9', failed: 'red.9' } as const

export function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  return (
    <Wide label="Deliveries" width={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>When</Table.Th>
          <Table.Th>Service</Table.Th>
          <Table.Th>Version</Table.Th>
          <Table.Th>How it went</Table.Th>
          <Table.Th>Incidents after it</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {deliveries.map(({ id, at, service, environment, version, url, status, changes, incidents = [] }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Moment at={at} />
            </Table.Td>
            <Table.Td>
              <Anchor component={Link} href={`/services/${encodeURIComponent(service)}`} size="sm">
                {service}
              </Anchor>
              <Text size="xs" c="dimmed">
                {environment}
              </Text>
            </Table.Td>
            <Table.Td>
              {url ? (
                <Anchor href={url} target="_blank" rel="noreferrer" size="sm">
                  {version}
                </Anchor>
              ) : (
                version
              )}
              {changes.length > 0 && (
                <Text size="xs" c="dimmed">
                  {changes.length} {changes.length === 1 ? 'change' : 'changes'}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Badge color={colours[status]} variant="filled" radius="sm" tt="none">
                {status}
              </Badge>
            </Table.Td>
            <Table.Td>
              {incidents.map((ref) => (
                <Anchor
                  key={ref}
                  component={Link}
                  href={`/incidents/${ref.replace(/^incident\//, '')}`}
                  size="sm"
                  mr={6}
                >
                  {ref}
                </Anchor>
              ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Wide>
  )
}
