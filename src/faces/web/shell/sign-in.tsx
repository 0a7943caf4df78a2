import { Alert, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { post, problemOf } from '../api/ask.ts'
import { meKey } from '../api/me.ts'
import { Mark } from './mark.tsx'
import { SingleSignOn } from './single-sign-on.tsx'
import { useTitle } from './title.ts'

export function SignIn() {
  useTitle('Sign in')
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => post('/auth/sign-in', { name, password }),
    onSuccess: () => client.invalidateQueries({ queryKey: meKey }),
  })
  const wrong = signIn.error ? problemOf(signIn.error) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w={380} maw="100%">
        <form onSubmit={submit}>
          <Stack>
            <Mark />
            <Title order={1} size="h3">
              Sign in
            </Title>
            {wrong && (
              <Alert color="red" title={wrong.detail} role="alert">
                {wrong.help}
              </Alert>
            )}
            <TextInput
              label="Name"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              required
              withAsterisk={false}
              size="md"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              size="md"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={signIn.isPending}>
              Sign in
            </Button>
            <SingleSignOn />
            <Text size="sm" c="dimmed">
              First start? The server printed the name and a password for a day where it was started. Lost them?{' '}
              <code>devops user reset admin</code> on its machine gives another.
            </Text>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
