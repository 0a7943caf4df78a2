import { Badge, Table, Text } from '@mantine/core'
import type { SloPage } from '../../api/shapes.ts'
import { Section } from '../../parts/section.tsx'
import { times } from '../../parts/share.ts'
import { Wide } from '../../parts/wide.tsx'

type Burn = NonNullable<SloPage['status']>['burns'][number]

/** The windows over which a budget burns too fast, and who is called then. */
export function Burns({ burns }: { readonly burns: readonly Burn[] }) {
  return (
    <Section title="Windows">
      <Wide label="Windows" width={520}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Alerts from</Table.Th>
            <Table.Th>Over the long window</Table.Th>
            <Table.Th>Over the short one</Table.Th>
            <Table.Th>State</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {burns.map(({ burn, severity, long, short, overLong, overShort, firing, held }) => (
            <Table.Tr key={`${long} ${short} ${burn}`}>
              <Table.Td>
                {times(burn)}: {severity}
              </Table.Td>
              <Table.Td>
                {overLong === undefined ? 'unknown' : times(overLong)} in {long}
              </Table.Td>
              <Table.Td>
                {overShort === undefined ? 'unknown' : times(overShort)} in {short}
              </Table.Td>
              <Table.Td>
                {firing ? (
                  <Badge color="red.9" variant="filled" radius="sm" tt="none">
                    fires
                  </Badge>
                ) : (
                  <Text size="sm">{held ? `held back: ${held}` : 'quiet'}</Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Wide>
    </Section>
  )
}
