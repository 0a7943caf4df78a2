import { Alert, Anchor, Code, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Moment } from '../../parts/moment.tsx'
import { percent } from '../../parts/share.ts'
import { Burns } from './burns.tsx'
import { Charts } from './charts.tsx'
import { Figures } from './figures.tsx'
import { Spent } from './spent.tsx'

const spans = [
  { value: '1', label: 'Day' },
  { value: '7', label: 'Week' },
  { value: '30', label: 'Month' },
  { value: '90', label: 'Quarter' },
]

/** One objective: what is left, how fast it goes, what it went on. */
export function SloOf({ id }: { readonly id: string }) {
  const [days, setDays] = useState('7')
  const query = useAnswer('slo/show', { objective: id, days: Number(days) })
  return (
    <>
      <Heading title={id}>
        <SegmentedControl data={spans} value={days} onChange={setDays} aria-label="Span of the charts" />
      </Heading>
      <Answered query={query} what={`the objective ${id}`}>
        {(slo) => (
          <Stack>
            <Group gap="xs">
              <Text>
                {slo.title}: {percent(slo.target)} of{' '}
                <Anchor component={Link} href={`/services/${encodeURIComponent(slo.service)}`} inherit>
                  {slo.service}
                </Anchor>
              </Text>
              <Text c="dimmed" size="sm">
                measures {slo.measures}, from {slo.source}
                {slo.status && (
                  <>
                    , measured <Moment at={slo.status.at} />
                  </>
                )}
              </Text>
            </Group>
            {slo.failure && (
              <Alert color="yellow" title={`The last attempt measured nothing: ${slo.failure}`} role="status">
                Look at the setting <Code>prometheus</Code> and at what the objective asks; it is tried again each
                minute.
              </Alert>
            )}
            {slo.status?.advice && <Alert title={slo.status.advice} role="status" />}
            <Figures slo={slo} />
            <Charts slo={slo} days={Number(days)} />
            {slo.status && <Burns burns={slo.status.burns} />}
            {slo.status && <Spent spent={slo.status.spent} />}
          </Stack>
        )}
      </Answered>
    </>
  )
}
