import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct, useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/me.ts'
import { Answered } from '../../parts/answered.tsx'
import { Field, type FieldSchema } from './field.tsx'

/** The fields of one setting, drawn from the schema that the server sends. */
export function Choice({ name }: { readonly name: string }) {
  const query = useAnswer('setting/show', { name })
  return (
    <Answered query={query} what={`the setting ${name}`}>
      {({ value, schema }) => (
        <Fields name={name} value={value} properties={(schema.properties ?? {}) as Record<string, FieldSchema>} />
      )}
    </Answered>
  )
}

function Fields({
  name,
  value,
  properties,
}: {
  readonly name: string
  readonly value: Readonly<Record<string, unknown>>
  readonly properties: Readonly<Record<string, FieldSchema>>
}) {
  const [changed, setChanged] = useState<Readonly<Record<string, unknown>>>({})
  const change = useAct('setting/change', 'It holds from now on.')
  const may = useMay('admin')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ name, value: JSON.stringify(changed) }, { onSuccess: () => setChanged({}) })
  }
  return (
    <form onSubmit={submit}>
      <Stack maw={640}>
        {Object.entries(properties).map(([field, schema]) => (
          <Field
            key={field}
            name={field}
            schema={schema}
            readOnly={!may}
            value={field in changed ? changed[field] : value[field]}
            set={(next) => setChanged({ ...changed, [field]: next })}
          />
        ))}
        {may && (
          <Group>
            <Button type="submit" disabled={Object.keys(changed).length === 0} loading={change.isPending}>
              Keep
            </Button>
            {Object.keys(changed).length > 0 && (
              <Button variant="default" onClick={() => setChanged({})}>
                Leave as it was
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  )
}
