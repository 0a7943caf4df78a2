import { ActionIcon, Autocomplete, Button, Group, Select, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { Dialogue } from '../../parts/dialogue.tsx'
import { Section } from '../../parts/section.tsx'
import { who } from '../../parts/who.ts'

const names = ['commander', 'operations', 'communications', 'scribe']

export function Roles({
  incident,
  roles,
  may,
}: {
  readonly incident: number
  readonly roles: Readonly<Record<string, string>>
  readonly may: boolean
}) {
  const [opened, { open, close }] = useDisclosure()
  const aside = may && (
    <ActionIcon variant="subtle" size="lg" aria-label="Give somebody a role" onClick={open}>
      <IconUserPlus size={19} aria-hidden />
    </ActionIcon>
  )
  return (
    <Section title="Roles" aside={aside}>
      {Object.keys(roles).length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody has a role. From two people on, name a commander: one decides, the others do.
        </Text>
      ) : (
        <Stack gap={4}>
          {Object.entries(roles).map(([role, person]) => (
            <Group key={role} justify="space-between">
              <Text size="sm" c="dimmed">
                {role}
              </Text>
              <Text size="sm" fw={600}>
                {who(person)}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
      <Dialogue opened={opened} close={close} title="Give a role">
        <Giving incident={incident} close={close} />
      </Dialogue>
    </Section>
  )
}

function Giving({ incident, close }: { readonly incident: number; readonly close: () => void }) {
  const [role, setRole] = useState<string | null>('commander')
  const [person, setPerson] = useState('')
  const assign = useAct('incident/assign')
  const users = useAnswer('user/list', {}).data?.users ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    assign.mutate({ incident, role: role ?? '', person }, { onSuccess: close })
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Select label="Role" data={names} value={role} onChange={setRole} allowDeselect={false} />
        <Autocomplete
          label="Who"
          data={users.map(({ name }) => name)}
          required
          data-autofocus
          value={person}
          onChange={setPerson}
        />
        <Button type="submit" loading={assign.isPending}>
          Give
        </Button>
      </Stack>
    </form>
  )
}
