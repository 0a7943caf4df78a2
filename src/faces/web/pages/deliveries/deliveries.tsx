import { Button, Code, Group, Paper, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Dora } from './dora.tsx'
import { Deliveries } from './table.tsx'

const spans = [
  { value: '7', label: 'Week' },
  { value: '30', label: 'Month' },
  { value: '90', label: 'Quarter' },
]
const page = 50

/** What went out, and the figures of DORA over it. */
export function DeliveriesPage() {
  const [days, setDays] = useState('30')
  const [typed, setTyped] = useState('')
  const [service] = useDebouncedValue(typed.trim(), 300)
  const [pages, setPages] = useState<readonly number[]>([])
  const before = pages.at(-1)
  const of = service === '' ? {} : { service }
  const query = useAnswer('delivery/list', { ...of, limit: page, ...(before !== undefined && { before }) })
  const dora = useAnswer('dora/show', { ...of, days: Number(days) })
  return (
    <>
      <Heading title="Deliveries">
        <TextInput
          placeholder="Every service"
          aria-label="Service"
          value={typed}
          onChange={(event) => {
            setPages([])
            setTyped(event.currentTarget.value)
          }}
        />
        <SegmentedControl data={spans} value={days} onChange={setDays} aria-label="Span of the figures" />
      </Heading>
      <Stack>
        <Answered query={dora} what="the figures">
          {(figures) => <Dora dora={figures} />}
        </Answered>
        <Answered query={query} what="the deliveries">
          {({ deliveries }) => (
            <Paper withBorder>
              {deliveries.length === 0 ? (
                <Empty title="No delivery is known">
                  Tell of them: <Code>devops delivery record SERVICE VERSION</Code> in a pipeline, or the hooks of
                  GitHub, Argo CD and CDEvents.
                </Empty>
              ) : (
                <Deliveries deliveries={deliveries} />
              )}
              {(deliveries.length === page || pages.length > 0) && (
                <Group p="sm" justify="space-between">
                  <Button variant="default" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                    Newer
                  </Button>
                  <Button
                    variant="default"
                    disabled={deliveries.length < page}
                    onClick={() => setPages([...pages, deliveries.at(-1)?.id ?? 0])}
                  >
                    Older
                  </Button>
                </Group>
              )}
            </Paper>
          )}
        </Answered>
      </Stack>
    </>
  )
}
