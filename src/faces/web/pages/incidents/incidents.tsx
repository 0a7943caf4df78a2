import { Button, Group, Paper, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/me.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Rows } from '../../parts/rows.tsx'
import { useKeys } from '../../shell/keys.ts'
import { Opening } from './opening.tsx'
import { IncidentRow } from './row.tsx'

const states = [
  { value: 'open', label: 'Open' },
  { value: 'resolved', label: 'Resolved' },
  { value: 'all', label: 'All' },
]
const severities = ['1', '2', '3', '4'].map((value) => ({ value, label: `Severity ${value}` }))

export function Incidents() {
  const [state, setState] = useState('open')
  const [severity, setSeverity] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words, 250)
  const [pages, setPages] = useState<readonly number[]>([])
  const [opening, { open, close }] = useDisclosure()
  const search = useRef<HTMLInputElement>(null)
  const mayOpen = useMay('responder')
  useKeys(useMemo(() => ({ '/': () => search.current?.focus() }), []))
  const before = pages.at(-1)
  const query = useAnswer('incident/list', {
    open: state === 'open',
    ...(state === 'resolved' && { status: ['resolved'] as const }),
    ...(severity !== null && { severity: Number(severity) }),
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(before !== undefined && { before }),
    limit: 50,
  })
  /** Another choice begins at its first page. */
  const choose =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setPages([])
      set(value)
    }
  return (
    <>
      <Heading title="Incidents">
        {mayOpen && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
            Open an incident
          </Button>
        )}
      </Heading>
      <Group mb="sm" gap="sm" align="end">
        <SegmentedControl data={states} value={state} onChange={choose(setState)} aria-label="State" />
        <Select
          data={severities}
          value={severity}
          onChange={choose(setSeverity)}
          placeholder="Every severity"
          aria-label="Severity"
          clearable
          w={160}
        />
        <TextInput
          ref={search}
          value={words}
          onChange={(event) => choose(setWords)(event.currentTarget.value)}
          placeholder="Words of the title"
          aria-label="Words of the title"
          leftSection={<IconSearch size={16} aria-hidden />}
          flex={{ base: '1 1 100%', sm: '0 1 260px' }}
        />
      </Group>
      <Answered query={query} what="the incidents">
        {({ incidents, more }) => (
          <Paper withBorder px={{ base: 'xs', sm: 0 }}>
            {incidents.length === 0 ? (
              <Nothing isOpen={state === 'open' && severity === null && text === ''} />
            ) : (
              <Rows label="Incidents">
                {incidents.map((incident) => (
                  <IncidentRow key={incident.id} incident={incident} />
                ))}
              </Rows>
            )}
            {(more || pages.length > 0) && (
              <Group p="sm" justify="space-between">
                <Button variant="default" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                  Newer
                </Button>
                <Button
                  variant="default"
                  disabled={!more}
                  onClick={() => setPages([...pages, incidents.at(-1)?.id ?? 0])}
                >
                  Older
                </Button>
              </Group>
            )}
          </Paper>
        )}
      </Answered>
      <Opening opened={opening} close={close} />
    </>
  )
}

function Nothing({ isOpen }: { readonly isOpen: boolean }) {
  return isOpen ? (
    <Empty title="Nothing burns">
      No incident is open. Alerts open them by themselves; what people tell you of, you open by hand.
    </Empty>
  ) : (
    <Empty title="No incident is like that">Choose another state or severity, or fewer words.</Empty>
  )
}
