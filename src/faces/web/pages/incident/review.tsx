import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/me.ts'
import { Answered } from '../../parts/answered.tsx'
import { Heading } from '../../parts/heading.tsx'

export function Review({ id }: { readonly id: number }) {
  const query = useAnswer('incident/review', { incident: id })
  return (
    <>
      <Heading title={`Review of incident ${id}`}>
        <Anchor component={Link} href={`/incidents/${id}`}>
          Back to the incident
        </Anchor>
      </Heading>
      <Answered query={query} what="the review">
        {({ text, draft }) => <Writing id={id} text={text} draft={draft} />}
      </Answered>
    </>
  )
}

/** What is being written stays while newer drafts arrive. */
function Writing({ id, text, draft }: { readonly id: number; readonly text: string; readonly draft: boolean }) {
  const [written, setWritten] = useState<string>()
  const save = useAct('incident/write-review', 'The review is kept.')
  const may = useMay('responder')
  return (
    <Stack>
      <Text c="dimmed" size="sm">
        {draft
          ? 'A draft from the timeline. Say what made it possible, not who did it; then keep it.'
          : 'This is what was kept.'}
      </Text>
      <Textarea
        aria-label="The review, in Markdown"
        autosize
        minRows={18}
        maxRows={60}
        readOnly={!may}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 14 } }}
        value={written ?? text}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      {may && (
        <Group>
          <Button
            size="md"
            loading={save.isPending}
            onClick={() =>
              save.mutate({ incident: id, file: written ?? text }, { onSuccess: () => setWritten(undefined) })
            }
          >
            Keep the review
          </Button>
          {written !== undefined && (
            <Button size="md" variant="default" onClick={() => setWritten(undefined)}>
              Drop my changes
            </Button>
          )}
        </Group>
      )}
    </Stack>
  )
}
