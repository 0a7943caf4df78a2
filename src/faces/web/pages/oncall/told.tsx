import { Stack, Text, Timeline } from '@mantine/core'
import type { Simulated } from '../../api/shapes.ts'
import { dayTime } from '../../parts/times.ts'

export function Told({
  simulated: { escalation, severity, pages, missed, exhaustedAt },
}: {
  readonly simulated: Simulated
}) {
  return (
    <Stack role="status">
      <Text fw={600}>
        {escalation}, severity {severity}: {pages.length === 0 ? 'nobody would be paged' : `${pages.length} pages`}
      </Text>
      <Timeline bulletSize={14}>
        {pages.map(({ at, person, contact, by, because, step, round }) => (
          <Timeline.Item key={`${at} ${person} ${contact} ${step} ${round}`} title={`${person ?? contact} by ${by}`}>
            <Text size="sm" c="dimmed">
              {dayTime(at)}, {because}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
      {missed.map(({ at, target, why }) => (
        <Text key={`${at} ${target}`} size="sm" c="error">
          {dayTime(at)}: {target} could not be told, {why}
        </Text>
      ))}
      {exhaustedAt && <Text size="sm">At {dayTime(exhaustedAt)} everybody was told, and nobody answered.</Text>}
    </Stack>
  )
}
