import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** One number that says something by itself. */
export function Figure({
  name,
  value,
  children,
}: {
  readonly name: string
  readonly value: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {name}
      </Text>
      <Text fz={{ base: 20, sm: 26 }} fw={700} lh={1.3}>
        {value}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {children}
      </Text>
    </Paper>
  )
}
