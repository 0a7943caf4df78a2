import { JsonInput, NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'

/** As much of JSON Schema as tells which control a field is chosen with. */
export interface FieldSchema {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly string[]
  readonly items?: { readonly type?: string }
  readonly minimum?: number
  readonly maximum?: number
}

interface Props {
  readonly name: string
  readonly schema: FieldSchema
  readonly value: unknown
  readonly readOnly: boolean
  /** `null` gives the default back. */
  readonly set: (value: unknown) => void
}

export function Field(props: Props) {
  const { name, schema, value, readOnly, set } = props
  const said = { label: labelOf(name), ...(schema.description && { description: schema.description }), readOnly }
  if (schema.type === 'boolean')
    return <Switch {...said} checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <NumberInput
        {...said}
        value={typeof value === 'number' ? value : ''}
        {...(schema.minimum !== undefined && { min: schema.minimum })}
        {...(schema.maximum !== undefined && { max: schema.maximum })}
        onChange={(next) => set(next === '' ? null : Number(next))}
      />
    )
  if (schema.enum)
    return (
      <Select
        {...said}
        data={[...schema.enum]}
        clearable
        value={typeof value === 'string' ? value : null}
        onChange={set}
      />
    )
  if (schema.type === 'string')
    return (
      <TextInput
        {...said}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => set(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
    )
  if (schema.type === 'array' && schema.items?.type === 'string')
    return <TagsInput {...said} value={Array.isArray(value) ? value.map(String) : []} onChange={set} />
  return <Written {...props} />
}

/** What no control of its own fits is written as JSON. */
function Written({ name, schema, value, readOnly, set }: Props) {
  const [text, setText] = useState(() => JSON.stringify(value ?? null, null, 2))
  return (
    <JsonInput
      label={labelOf(name)}
      {...(schema.description && { description: schema.description })}
      readOnly={readOnly}
      autosize
      minRows={3}
      validationError="This is no JSON yet"
      value={text}
      onChange={(next) => {
        setText(next)
        try {
          set(JSON.parse(next))
        } catch {
          // Said below the field once it is left.
        }
      }}
    />
  )
}

/** `idleHours` is `Idle hours`. */
function labelOf(name: string): string {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
