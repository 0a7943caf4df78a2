import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Section } from '../../parts/section.tsx'
import { dayTime } from '../../parts/times.ts'
import { who } from '../../parts/who.ts'

export function Silences({ may }: { readonly may: boolean }) {
  const query = useAnswer('alert/silence/list', {})
  const expire = useAct('alert/silence/expire', 'The silence is over.')
  return (
    <Section title="Silences">
      <Answered query={query} what="the silences">
        {({ silences }) =>
          silences.length === 0 ? (
            <Text size="sm" c="dimmed">
              None holds: everything that fires is told.
            </Text>
          ) : (
            <Stack gap="sm">
              {silences.map(({ id, state, matchers, startsAt, endsAt, createdBy, comment }) => (
                <Group key={id} justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
                  <Stack gap={4} style={{ minWidth: 0 }}>
                    <Group gap={4}>
                      <Badge color="gray.7" variant="filled" radius="sm" tt="none">
                        {state === 'active' ? 'holds' : 'to come'}
                      </Badge>
                      {matchers.map((matcher) => (
                        <Code key={matcher} style={{ overflowWrap: 'anywhere' }}>
                          {matcher}
                        </Code>
                      ))}
                    </Group>
                    <Text size="sm" c="dimmed">
                      {dayTime(startsAt)} to {dayTime(endsAt)}, {who(createdBy)}: {comment}
                    </Text>
                  </Stack>
                  {may && (
                    <Button
                      variant="default"
                      size="xs"
                      style={{ flexShrink: 0 }}
                      aria-label={`End now: ${comment}`}
                      onClick={() => expire.mutate({ id })}
                    >
                      End now
                    </Button>
                  )}
                </Group>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Section>
  )
}
