import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import { Dialogue } from '../../parts/dialogue.tsx'

/** A secret that is shown this once. */
export function Once({
  title,
  secret,
  about,
  close,
}: {
  readonly title: string
  readonly secret: string | undefined
  readonly about: string
  readonly close: () => void
}) {
  return (
    <Dialogue opened={secret !== undefined} close={close} title={title}>
      <Stack>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret}
        </Code>
        <Text size="sm">{about} It is shown this once.</Text>
        <Group>
          <CopyButton value={secret ?? ''}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy'}</Button>}
          </CopyButton>
          <Button variant="default" onClick={close}>
            I have it
          </Button>
        </Group>
      </Stack>
    </Dialogue>
  )
}
