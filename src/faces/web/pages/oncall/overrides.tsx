import { Button, Group, Stack, Text } from '@mantine/core'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Section } from '../../parts/section.tsx'
import { dayTime } from '../../parts/times.ts'

export function Overrides({ schedule, may }: { readonly schedule: string; readonly may: boolean }) {
  const query = useAnswer('oncall/overrides', { schedule })
  const withdraw = useAct('oncall/withdraw', 'Taken back.')
  return (
    <Section title="Overrides">
      <Answered query={query} what="the overrides">
        {({ overrides }) =>
          overrides.length === 0 ? (
            <Text size="sm" c="dimmed">
              None is in force or to come.
            </Text>
          ) : (
            <Stack gap="sm">
              {overrides.map(({ id, person, replaces, beside, from, to, because }) => (
                <Group key={id} justify="space-between" gap="xs">
                  <Stack gap={0}>
                    <Text fw={600}>
                      {person ?? 'Nobody'}
                      {replaces && ` for ${replaces}`}
                      {beside && ' beside whoever is'}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {dayTime(from)} to {dayTime(to)}: {because}
                    </Text>
                  </Stack>
                  {may && (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={`Take back override ${id}`}
                      onClick={() => withdraw.mutate({ id })}
                    >
                      Take back
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
