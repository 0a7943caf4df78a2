import { Button, NumberInput, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Role } from '../../../../model/principal.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialogue } from '../../parts/dialogue.tsx'
import { roleNames } from './role-names.ts'

export function TokenMaking({
  opened,
  close,
  hand,
}: {
  readonly opened: boolean
  readonly close: () => void
  readonly hand: (made: { name: string; secret: string }) => void
}) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const [scopes, setScopes] = useState<string[]>([])
  const [days, setDays] = useState<string | number>(90)
  const create = useAct('token/create')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate(
      { name, role, scopes, days: Number(days) },
      {
        onSuccess: ({ secret }) => {
          close()
          setName('')
          hand({ name, secret })
        },
      },
    )
  }
  return (
    <Dialogue opened={opened} close={close} title="Make a token">
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="What it is for"
            description="Such as ci-api; it stands in the trail for ever"
            required
            autoCapitalize="none"
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Role"
            data={roleNames}
            value={role}
            allowDeselect={false}
            onChange={(value) => value && setRole(value)}
          />
          <TagsInput
            label="Only these commands"
            description="Globs such as gate/*; all that the role may, unless said"
            value={scopes}
            onChange={setScopes}
          />
          <NumberInput label="Days until it ends" min={1} max={3650} value={days} onChange={setDays} />
          <Button type="submit" loading={create.isPending}>
            Make it
          </Button>
        </Stack>
      </form>
    </Dialogue>
  )
}
