import { Anchor, Group, Progress, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { SloPage } from '../../api/shapes.ts'
import { Section } from '../../parts/section.tsx'
import { percent } from '../../parts/share.ts'
import { clock } from '../../parts/times.ts'

type Spending = NonNullable<SloPage['status']>['spent'][number]

/** What the budget went on. */
export function Spent({ spent }: { readonly spent: readonly Spending[] }) {
  return (
    <Section title="What consumed it">
      {spent.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing was spent in this period.
        </Text>
      ) : (
        <Stack gap="sm">
          {spent.map(({ kind, from, to, share, incidents, deliveries }) => (
            <Stack key={`${kind} ${from}`} gap={4}>
              <Group gap="xs">
                <Text fw={650}>{percent(share)}</Text>
                <Text size="sm">
                  {from && to
                    ? `${clock(from)} to ${clock(to)}`
                    : kind === 'background'
                      ? 'here and there, never much at once'
                      : 'earlier'}
                </Text>
                {incidents.map((ref) => (
                  <Anchor key={ref} component={Link} href={`/incidents/${ref.replace(/^incident\//, '')}`} size="sm">
                    {ref}
                  </Anchor>
                ))}
                {deliveries.length > 0 && <Text size="sm">after {deliveries.join(', ')}</Text>}
              </Group>
              <Progress value={share * 100} color="steel.7" aria-label={`Share of what was spent: ${percent(share)}`} />
            </Stack>
          ))}
        </Stack>
      )}
    </Section>
  )
}
