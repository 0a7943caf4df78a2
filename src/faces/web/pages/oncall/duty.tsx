import { Group, Stack, Text } from '@mantine/core'
import type { Duty } from '../../api/shapes.ts'
import { Moment } from '../../parts/moment.tsx'
import { clock } from '../../parts/times.ts'

/** Who is on call of one schedule, until when, and who comes next. */
export function DutyNow({ duty: { schedule, people, until, next } }: { readonly duty: Duty }) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      <Stack gap={0}>
        <Text fw={650} {...(people.length === 0 && { c: 'error' })}>
          {people.length === 0 ? 'Nobody is on call' : people.join(', ')}
        </Text>
        <Text size="sm" c="dimmed">
          {schedule}
        </Text>
      </Stack>
      <Text size="sm" c="dimmed" ta="right">
        {until ? (
          <>
            until {clock(until)} (<Moment at={until} />)
            <br />
            then {next.length === 0 ? 'nobody' : next.join(', ')}
          </>
        ) : (
          'no hand-over within a year'
        )}
      </Text>
    </Group>
  )
}
