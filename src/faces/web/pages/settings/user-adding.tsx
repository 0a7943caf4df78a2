import { Button, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../../../model/principal.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialogue } from '../../parts/dialogue.tsx'
import { roleNames } from './role-names.ts'

export function UserAdding({
  opened,
  close,
  hand,
}: {
  readonly opened: boolean
  readonly close: () => void
  readonly hand: (handed: { name: string; password: string }) => void
}) {
  const [name, setName] = useState('')
  const [shown, setShown] = useState('')
  const [role, setRole] = useState<Role>('responder')
  const add = useAct('user/add')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(
      { name, role, ...(shown && { shown }) },
      {
        onSuccess: ({ password }) => {
          close()
          setName('')
          setShown('')
          if (password !== undefined) hand({ name, password })
        },
      },
    )
  }
  return (
    <Dialogue opened={opened} close={close} title="Add somebody">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Name to sign in with"
            description="It stands in the trail for ever"
            required
            autoCapitalize="none"
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label="As the person is called"
            value={shown}
            onChange={(event) => setShown(event.currentTarget.value)}
          />
          <Select
            label="Role"
            description="Viewers look, responders answer incidents, operators change what is watched, administrators do all"
            data={roleNames}
            value={role}
            allowDeselect={false}
            onChange={(value) => value && setRole(value)}
          />
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
        </Stack>
      </form>
    </Dialogue>
  )
}
