import { Badge } from '@mantine/core'
import type { Slo } from '../api/shapes.ts'

const shown = {
  burning: ['red.9', 'burning'],
  spent: ['red.9', 'spent'],
  short: ['yellow.5', 'short'],
  unmeasured: ['gray.7', 'not measured'],
  ok: ['teal.9', 'fine'],
} as const

export function StateOfSlo({ state }: { readonly state: Slo['state'] }) {
  const [colour, name] = shown[state]
  return (
    <Badge color={colour} variant="filled" radius="sm" tt="none" style={{ minWidth: 'max-content' }}>
      {name}
    </Badge>
  )
}
