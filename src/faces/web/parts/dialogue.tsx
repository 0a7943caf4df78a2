import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

/** A question on top of the page. Mantine's own head of it would count as a second banner of the page. */
export function Dialogue({
  opened,
  close,
  title,
  children,
}: {
  readonly opened: boolean
  readonly close: () => void
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <Modal.Root opened={opened} onClose={close}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="none">
          <Modal.Title fw={650}>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
