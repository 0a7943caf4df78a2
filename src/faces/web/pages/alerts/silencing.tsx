import { Button, SegmentedControl, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Dialogue } from '../../parts/dialogue.tsx'

const spans = ['30m', '1h', '4h', '1d', '1w']

/** Keeps quiet what matches, for a time and a reason. */
export function Silencing({
  matchers: given,
  close,
}: {
  readonly matchers: readonly string[]
  readonly close: () => void
}) {
  const [matchers, setMatchers] = useState<string[]>([...given])
  const [lasts, setLasts] = useState('1h')
  const [comment, setComment] = useState('')
  const add = useAct('alert/silence/add', 'It is quiet.')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ matchers, for: lasts, comment }, { onSuccess: close })
  }
  return (
    <Dialogue opened close={close} title="Silence">
      <form onSubmit={submit}>
        <Stack>
          <TagsInput
            label="What matches"
            description="All have to: take away what is only of this one. Enter after each"
            value={matchers}
            onChange={setMatchers}
            acceptValueOnBlur
          />
          <Stack gap={4}>
            <Text size="sm" fw={500} id="lasts">
              For
            </Text>
            <SegmentedControl aria-labelledby="lasts" data={spans} value={lasts} onChange={setLasts} fullWidth />
          </Stack>
          <TextInput label="Why" required value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
          <Button type="submit" disabled={matchers.length === 0} loading={add.isPending}>
            Keep quiet
          </Button>
        </Stack>
      </form>
    </Dialogue>
  )
}
