import { ActionIcon, Anchor, Button, Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../api/hooks.ts'
import type { Action, Incident } from '../../api/shapes.ts'
import { Dialogue } from '../../parts/dialogue.tsx'
import { Section } from '../../parts/section.tsx'
import { day } from '../../parts/times.ts'

export function Actions({
  incident: { id },
  actions,
  reviewed,
  may,
}: {
  readonly incident: Incident
  readonly actions: readonly Action[]
  readonly reviewed: boolean
  readonly may: boolean
}) {
  const [opened, { open, close }] = useDisclosure()
  const done = useAct('incident/action/done', 'Done.')
  const aside = may && (
    <ActionIcon variant="subtle" size="lg" aria-label="Add an action" onClick={open}>
      <IconPlus size={19} aria-hidden />
    </ActionIcon>
  )
  return (
    <Section title="Review and actions" aside={aside}>
      <Stack gap="xs">
        <Anchor component={Link} href={`/incidents/${id}/review`} size="sm">
          {reviewed ? 'The review' : 'Write the review: a draft stands ready'}
        </Anchor>
        {actions.length === 0 && (
          <Text size="sm" c="dimmed">
            No actions yet. What keeps it from coming back gets an owner and a day.
          </Text>
        )}
        {actions.map(({ id: action, text, owner, due, doneAt }) => (
          <Checkbox
            key={action}
            label={text}
            description={`${owner}, by ${day(due)}`}
            checked={doneAt !== undefined}
            readOnly={!may || doneAt !== undefined}
            onChange={() => may && doneAt === undefined && done.mutate({ action })}
          />
        ))}
      </Stack>
      <Dialogue opened={opened} close={close} title="Add an action">
        <Adding incident={id} close={close} />
      </Dialogue>
    </Section>
  )
}

function Adding({ incident, close }: { readonly incident: number; readonly close: () => void }) {
  const [text, setText] = useState('')
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const add = useAct('incident/action/add')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ incident, text, owner, due }, { onSuccess: close })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="What is to be done"
          required
          minLength={3}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          label="Who sees to it"
          required
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <TextInput
          label="By when"
          type="date"
          required
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <Button type="submit" loading={add.isPending}>
          Add
        </Button>
      </Stack>
    </form>
  )
}
