import { Alert, Button, Paper, PasswordInput, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { meKey } from '../../api/me.ts'
import { Answered } from '../../parts/answered.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Moment } from '../../parts/moment.tsx'

/** Whoever is signed in: what they may, and their password. */
export function OwnAccount() {
  const query = useAnswer('me/show', {})
  return (
    <>
      <Heading title="Your account" />
      <Answered query={query} what="your account">
        {({ name, role, account }) => (
          <Stack maw={480}>
            <Text>
              {name}, {role}
              {account?.email && `, ${account.email}`}
            </Text>
            {account?.passwordUntil && (
              <Alert color="yellow" title="Choose a password of your own">
                Somebody else knows the one you have; it ends <Moment at={account.passwordUntil} />.
              </Alert>
            )}
            {account?.hasPassword && <Choosing name={account.name} />}
          </Stack>
        )}
      </Answered>
    </>
  )
}

function Choosing({ name }: { readonly name: string }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const client = useQueryClient()
  const change = useAct('me/password', 'Your password is another one. Sign in with it.')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ current, password }, { onSuccess: () => client.setQueryData(meKey, null) })
  }
  return (
    <Paper withBorder p="md">
      <form onSubmit={submit}>
        <Stack>
          <input type="hidden" name="username" autoComplete="username" value={name} />
          <PasswordInput
            label="Password until now"
            required
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password from now on"
            description="Twelve letters or more; four words at random are a good one"
            required
            minLength={12}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={change.isPending}>
            Choose it
          </Button>
        </Stack>
      </form>
    </Paper>
  )
}
