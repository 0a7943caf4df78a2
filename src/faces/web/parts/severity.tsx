import { Badge, type MantineSize } from '@mantine/core'

const colours: Readonly<Record<number, string>> = { 1: 'red.9', 2: '#bf400d', 3: 'yellow.5', 4: 'gray.7' }

export function Severity({ level, size = 'lg' }: { readonly level: number; readonly size?: MantineSize }) {
  return (
    <Badge
      color={colours[level] ?? 'gray.7'}
      variant="filled"
      size={size}
      radius="sm"
      style={{ flexShrink: 0, minWidth: 'max-content' }}
    >
      SEV {level}
    </Badge>
  )
}
