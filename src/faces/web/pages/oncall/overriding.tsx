import { Autocomplete, Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { Dialogue } from '../../parts/dialogue.tsx'

/** Puts somebody on call in another's place for a time. */
export function Overriding({
  schedule,
  opened,
  close,
}: {
  readonly schedule: string
  readonly opened: boolean
  readonly close: () => void
}) {
  const [person, setPerson] = useState('')
  const [replaces, setReplaces] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [because, setBecause] = useState('')
  const override = useAct('oncall/override', 'It holds.')
  const shifts = useAnswer('oncall/calendar', { schedule, days: 84 }, { enabled: opened }).data?.shifts ?? []
  const people = [...new Set(shifts.map((each) => each.person))].sort()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = {
      ...(person && { person }),
      ...(replaces && { replaces }),
      ...(from && { from: new Date(from).toISOString() }),
      ...(because && { because }),
    }
    override.mutate({ schedule, to: new Date(to).toISOString(), ...given }, { onSuccess: close })
  }
  return (
    <Dialogue opened={opened} close={close} title={`Override of ${schedule}`}>
      <form onSubmit={submit}>
        <Stack>
          <Autocomplete
            label="Who is on call"
            description="Empty for time off"
            data={people}
            value={person}
            onChange={setPerson}
            data-autofocus
          />
          <Autocomplete
            label="In whose place"
            description="Whoever it would have been, unless said"
            data={people}
            value={replaces}
            onChange={setReplaces}
          />
          <TextInput
            label="From"
            description="Now, unless said; in your time zone"
            type="datetime-local"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="Until"
            type="datetime-local"
            required
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <TextInput label="Why" value={because} onChange={(event) => setBecause(event.currentTarget.value)} />
          <Button type="submit" loading={override.isPending}>
            Put in force
          </Button>
        </Stack>
      </form>
    </Dialogue>
  )
}
