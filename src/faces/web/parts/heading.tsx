import { Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTitle } from '../shell/title.ts'

/** The name of a page, and what can be done on it. */
export function Heading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  useTitle(title)
  return (
    <Group justify="space-between" mb="md" gap="sm">
      <Title order={1} size="h2">
        {title}
      </Title>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  )
}
