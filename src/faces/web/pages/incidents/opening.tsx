import { Button, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useAct } from '../../api/hooks.ts'
import { Dialogue } from '../../parts/dialogue.tsx'

/** Opens an incident by hand. */
export function Opening({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const [title, setTitle] = useState('')
  const [severity, setSeverity] = useState('2')
  const [service, setService] = useState('')
  const [escalation, setEscalation] = useState('')
  const [, go] = useLocation()
  const open = useAct('incident/open')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const rest = { ...(service && { service }), ...(escalation && { escalation }) }
    open.mutate(
      { title, severity: Number(severity), ...rest },
      {
        onSuccess: ({ id }) => {
          close()
          go(`/incidents/${id}`)
        },
      },
    )
  }
  return (
    <Dialogue opened={opened} close={close} title="Open an incident">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="What is wrong"
            description="In one line, as you would tell a colleague"
            required
            minLength={3}
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Stack gap={4}>
            <Text size="sm" fw={500} id="severity">
              Severity
            </Text>
            <SegmentedControl
              aria-labelledby="severity"
              data={['1', '2', '3', '4']}
              value={severity}
              onChange={setSeverity}
              fullWidth
            />
            <Text size="xs" c="dimmed">
              {meaning[severity]}
            </Text>
          </Stack>
          <TextInput label="Service" value={service} onChange={(event) => setService(event.currentTarget.value)} />
          <TextInput
            label="Escalation"
            description="Who is told, by the name of an escalation; nobody unless said"
            value={escalation}
            onChange={(event) => setEscalation(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={open.isPending}>
            Open
          </Button>
        </Stack>
      </form>
    </Dialogue>
  )
}

const meaning: Readonly<Record<string, string>> = {
  1: 'Users cannot work: answered at once, at any hour.',
  2: 'Much is broken or slow: answered in minutes.',
  3: 'Some notice: looked at within the hour.',
  4: 'Nobody notices yet: looked at on the next day.',
}
