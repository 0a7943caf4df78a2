import { Table, Text } from '@mantine/core'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Section } from '../../parts/section.tsx'
import { percent } from '../../parts/share.ts'
import { Wide } from '../../parts/wide.tsx'

/** How fair and how tiring the next twelve weeks are. */
export function Load({ schedule }: { readonly schedule: string }) {
  const query = useAnswer('oncall/quality', { schedule })
  return (
    <Section title="Load over twelve weeks">
      <Answered query={query} what="the load">
        {({ coverage, loads }) => (
          <>
            <Text size="sm" mb="xs">
              Somebody is on call {percent(coverage)} of the time.
            </Text>
            <Wide label="Load" width={520}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Who</Table.Th>
                  <Table.Th>Hours</Table.Th>
                  <Table.Th>Nights</Table.Th>
                  <Table.Th>Weekends</Table.Th>
                  <Table.Th>Longest</Table.Th>
                  <Table.Th>Nights in a row</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {loads.map(({ person, hours, nights, weekends, longest, nightsInARow }) => (
                  <Table.Tr key={person}>
                    <Table.Td>{person}</Table.Td>
                    <Table.Td>{Math.round(hours)}</Table.Td>
                    <Table.Td>{nights}</Table.Td>
                    <Table.Td>{weekends}</Table.Td>
                    <Table.Td>{Math.round(longest)} h</Table.Td>
                    <Table.Td>{nightsInARow}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Wide>
          </>
        )}
      </Answered>
    </Section>
  )
}
