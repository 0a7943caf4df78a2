import { Button, Group, NumberInput, Stack, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Dialogue } from '../../parts/dialogue.tsx'
import { Told } from './told.tsx'

/** Says who would be paged; nobody is. */
export function Simulating({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const [alert, setAlert] = useState<string[]>([])
  const [escalation, setEscalation] = useState('')
  const [severity, setSeverity] = useState<string | number>('')
  const [at, setAt] = useState('')
  const [answered, setAnswered] = useState('')
  const simulate = useAct('oncall/simulate')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    simulate.mutate({
      alert,
      ...(escalation && { escalation }),
      ...(severity !== '' && { severity: Number(severity) }),
      ...(at && { at: new Date(at).toISOString() }),
      ...(answered && { answered }),
    })
  }
  return (
    <Dialogue opened={opened} close={close} title="Who would be paged?">
      <Stack>
        <form onSubmit={submit}>
          <Stack>
            <TagsInput
              label="Labels of the alert"
              description="Such as service=orders; Enter after each"
              value={alert}
              onChange={setAlert}
              acceptValueOnBlur
            />
            <Group grow align="end">
              <TextInput
                label="Escalation"
                value={escalation}
                onChange={(event) => setEscalation(event.currentTarget.value)}
              />
              <NumberInput label="Severity" min={1} max={4} value={severity} onChange={setSeverity} />
            </Group>
            <Group grow align="end">
              <TextInput
                label="When"
                type="datetime-local"
                value={at}
                onChange={(event) => setAt(event.currentTarget.value)}
              />
              <TextInput
                label="Answered after"
                placeholder="7m; never"
                value={answered}
                onChange={(event) => setAnswered(event.currentTarget.value)}
              />
            </Group>
            <Button type="submit" loading={simulate.isPending}>
              Say it
            </Button>
          </Stack>
        </form>
        {simulate.data && <Told simulated={simulate.data} />}
      </Stack>
    </Dialogue>
  )
}
