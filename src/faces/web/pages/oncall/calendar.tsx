import { Alert, Badge, Stack, Table } from '@mantine/core'
import { useAnswer } from '../../api/hooks.ts'
import type { Calendar } from '../../api/shapes.ts'
import { Answered } from '../../parts/answered.tsx'
import { Section } from '../../parts/section.tsx'
import { dayTime, length } from '../../parts/times.ts'
import { Wide } from '../../parts/wide.tsx'

/** Shifts in order, with the gaps between them where they are. */
export function CalendarOf({ schedule, days }: { readonly schedule: string; readonly days: number }) {
  const query = useAnswer('oncall/calendar', { schedule, days })
  return (
    <Section title={`Calendar of ${schedule}`}>
      <Answered query={query} what="the calendar">
        {(calendar) => (
          <Stack gap="sm">
            {calendar.gaps.length > 0 && (
              <Alert
                color="red"
                title={`${calendar.gaps.length} ${calendar.gaps.length === 1 ? 'gap' : 'gaps'}: nobody is on call then`}
              >
                Fill them with an override, or with another rotation behind.
              </Alert>
            )}
            <Wide label="Shifts" width={460}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Who</Table.Th>
                  <Table.Th>From</Table.Th>
                  <Table.Th>To</Table.Th>
                  <Table.Th>For</Table.Th>
                  <Table.Th>By</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rowsOf(calendar).map(({ from, to, person, by }) => (
                  <Table.Tr key={`${from} ${to} ${person}`}>
                    <Table.Td fw={600}>
                      {person ?? (
                        <Badge color="red.9" variant="filled" radius="sm" tt="none">
                          nobody
                        </Badge>
                      )}
                    </Table.Td>
                    <Table.Td>{dayTime(from)}</Table.Td>
                    <Table.Td>{dayTime(to)}</Table.Td>
                    <Table.Td>{length(Date.parse(to) - Date.parse(from))}</Table.Td>
                    <Table.Td>{by}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Wide>
          </Stack>
        )}
      </Answered>
    </Section>
  )
}

function rowsOf({ shifts, gaps }: Calendar) {
  const filled = shifts.map(({ person, from, to, rotation, override }) => ({
    person,
    from,
    to,
    by: override === undefined ? (rotation ?? '') : `override ${override}`,
  }))
  const empty = gaps.map(({ from, to }) => ({ person: undefined, from, to, by: 'gap' }))
  return [...filled, ...empty].sort((one, other) => Date.parse(one.from) - Date.parse(other.from))
}
