import { Alert, Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { problemOf } from '../api/ask.ts'

/** What could not be done, why, and what helps. */
export function Failure({
  what,
  error,
  again,
}: {
  readonly what: string
  readonly error: unknown
  readonly again?: () => void
}) {
  const { detail, help } = problemOf(error)
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={`${what}: ${detail}`} role="alert">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{help}</Text>
        {again && (
          <Button size="compact-sm" variant="default" onClick={again}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
