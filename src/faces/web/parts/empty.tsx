import { EmptyState } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Nothing is here, and what to do so that there is, or why that is good. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <EmptyState
      align="left"
      size="sm"
      py="sm"
      icon={<IconCircleCheck aria-hidden />}
      title={title}
      description={children}
    />
  )
}
