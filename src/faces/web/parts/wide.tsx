import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

/** A table that is moved sideways where the screen is narrower: by touch, and by the arrow keys too. */
export function Wide({
  label,
  width,
  children,
}: {
  readonly label: string
  readonly width: number
  readonly children: ReactNode
}) {
  return (
    <Table.ScrollContainer minWidth={width} type="native" tabIndex={0} role="group" aria-label={label}>
      <Table verticalSpacing="xs" aria-label={label}>
        {children}
      </Table>
    </Table.ScrollContainer>
  )
}
