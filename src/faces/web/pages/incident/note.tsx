import { Button, Checkbox, Group, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import type { Incident } from '../../api/shapes.ts'
import { useKeys } from '../../shell/keys.ts'

/** A line for the timeline, or for everybody on the status page. */
export function Note({ incident: { id } }: { readonly incident: Incident }) {
  const [text, setText] = useState('')
  const [isPublic, setPublic] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const note = useAct('incident/note')
  useKeys(useMemo(() => ({ n: () => field.current?.focus() }), []))
  // The next one is for ourselves again, unless somebody says so anew.
  const emptied = () => {
    setText('')
    setPublic(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    note.mutate({ incident: id, text: text.trim(), public: isPublic }, { onSuccess: emptied })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          ref={field}
          aria-label="Note"
          placeholder={isPublic ? 'What users should know' : 'What you see, what you try'}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Checkbox
            label="On the status page too, for everybody to read"
            checked={isPublic}
            onChange={(event) => setPublic(event.currentTarget.checked)}
          />
          <Button type="submit" variant={isPublic ? 'filled' : 'light'} loading={note.isPending}>
            {isPublic ? 'Publish' : 'Add note'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
