import { Code, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useAct } from '../../api/hooks.ts'
import type { Incident } from '../../api/shapes.ts'
import { Section } from '../../parts/section.tsx'

/** Severity, to be changed; what the alerts said; what the status page says. */
export function About({ incident, may }: { readonly incident: Incident; readonly may: boolean }) {
  const { id, severity, labels, publicTitle } = incident
  const change = useAct('incident/change')
  const told = Object.entries(labels)
  return (
    <Section title="About it">
      <Stack gap="sm">
        <Stack gap={4}>
          <Text size="sm" id="severity-of">
            Severity
          </Text>
          <SegmentedControl
            aria-labelledby="severity-of"
            data={['1', '2', '3', '4']}
            value={String(severity)}
            disabled={!may || change.isPending}
            onChange={(value) => change.mutate({ incident: id, severity: Number(value) })}
          />
        </Stack>
        <Text size="sm">
          {publicTitle
            ? `On the status page as “${publicTitle}”.`
            : 'Not on the status page: publish a note to put it there.'}
        </Text>
        {told.length > 0 && (
          <Group gap={4}>
            {told.map(([name, value]) => (
              <Code key={name} style={{ overflowWrap: 'anywhere' }}>
                {name}={value}
              </Code>
            ))}
          </Group>
        )}
      </Stack>
    </Section>
  )
}
