import { Button, Group, Paper, SegmentedControl, Stack, TagsInput } from '@mantine/core'
import { IconBellOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/me.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Rows } from '../../parts/rows.tsx'
import { AlertRow } from './row.tsx'
import { Silences } from './silences.tsx'
import { Silencing } from './silencing.tsx'

const states = [
  { value: 'firing', label: 'Firing' },
  { value: 'over', label: 'Over' },
  { value: 'any', label: 'All' },
] as const

/** What fires, and what is kept quiet. */
export function Alerts() {
  const [state, setState] = useState<string>('firing')
  const [matchers, setMatchers] = useState<string[]>([])
  const [pages, setPages] = useState<readonly string[]>([])
  const [silencing, setSilencing] = useState<readonly string[]>()
  const may = useMay('responder')
  const after = pages.at(-1)
  const query = useAnswer('alert/list', {
    state: state as 'firing',
    matchers,
    limit: 100,
    ...(after !== undefined && { after }),
  })
  return (
    <>
      <Heading title="Alerts">
        {may && (
          <Button leftSection={<IconBellOff size={18} aria-hidden />} onClick={() => setSilencing([])}>
            Silence
          </Button>
        )}
      </Heading>
      <Stack>
        <Group gap="sm" align="end">
          <SegmentedControl
            aria-label="State"
            data={[...states]}
            value={state}
            onChange={(value) => {
              setPages([])
              setState(value)
            }}
          />
          <TagsInput
            aria-label="Only what matches"
            placeholder={matchers.length === 0 ? 'severity=critical, then Enter' : ''}
            value={matchers}
            onChange={(value) => {
              setPages([])
              setMatchers(value)
            }}
            flex={{ base: '1 1 100%', sm: '0 1 380px' }}
          />
        </Group>
        <Answered query={query} what="the alerts">
          {({ alerts, after: next }) => (
            <Paper withBorder>
              {alerts.length === 0 ? (
                <Empty title={matchers.length > 0 ? 'No alert is like that' : 'Nothing fires'}>
                  Point Prometheus or Alertmanager here, or send one by hand: `devops alert intake alertname=Test`.
                </Empty>
              ) : (
                <Rows label="Alerts">
                  {alerts.map((alert) => (
                    <AlertRow key={alert.fingerprint} alert={alert} silence={may ? setSilencing : undefined} />
                  ))}
                </Rows>
              )}
              {(next !== undefined || pages.length > 0) && (
                <Group p="sm" justify="space-between">
                  <Button variant="default" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                    Newer
                  </Button>
                  <Button
                    variant="default"
                    disabled={next === undefined}
                    onClick={() => next !== undefined && setPages([...pages, next])}
                  >
                    Older
                  </Button>
                </Group>
              )}
            </Paper>
          )}
        </Answered>
        <Silences may={may} />
      </Stack>
      {silencing && <Silencing matchers={silencing} close={() => setSilencing(undefined)} />}
    </>
  )
}
