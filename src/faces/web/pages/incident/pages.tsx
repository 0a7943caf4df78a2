import { Badge, Group, Stack, Text } from '@mantine/core'
import { useAnswer } from '../../api/hooks.ts'
import { Section } from '../../parts/section.tsx'
import { clock } from '../../parts/times.ts'

const colours = { waiting: 'gray.7', sent: 'teal.9', failed: 'red.9', dropped: 'gray.7' } as const

/** Who was told, by which way, and whether it arrived. */
export function PagesOf({
  incident,
  escalation,
}: {
  readonly incident: number
  readonly escalation: string | undefined
}) {
  const pages = useAnswer('oncall/pages', { incident, limit: 100 }).data?.pages ?? []
  return (
    <Section title="Who was told">
      {pages.length === 0 ? (
        <Text size="sm" c="dimmed">
          {escalation === undefined
            ? 'Nobody: it was opened without an escalation.'
            : `Nobody yet: the escalation ${escalation} is on its way.`}
        </Text>
      ) : (
        <Stack gap="xs">
          {pages.map(({ id, person, contact, by, tells, status, dueAt, attempts, error }) => (
            <Stack key={id} gap={0}>
              <Group gap="xs" justify="space-between">
                <Text size="sm" fw={600}>
                  {person ?? contact} by {by}
                </Text>
                <Badge color={colours[status]} variant="filled" radius="sm" tt="none">
                  {status}
                </Badge>
              </Group>
              <Text size="sm" c="dimmed">
                {tells}, {clock(dueAt)}
                {attempts.length > 1 && `, ${attempts.length} attempts`}
                {error && `: ${error}`}
              </Text>
            </Stack>
          ))}
        </Stack>
      )}
    </Section>
  )
}
