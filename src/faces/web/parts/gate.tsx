import { Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Gate } from '../api/shapes.ts'

const shown = { go: ['teal.9', 'go'], approval: ['yellow.5', 'needs a yes'], frozen: ['red.9', 'frozen'] } as const

/** Whether the next deployment of a service may go out, and why not. */
export function GateState({ gate: { service, outcome, reasons } }: { readonly gate: Gate }) {
  const [colour, name] = shown[outcome]
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Badge color={colour} variant="filled" radius="sm" tt="none">
          {name}
        </Badge>
        <Anchor component={Link} href={`/services/${encodeURIComponent(service)}`} fw={600}>
          {service}
        </Anchor>
      </Group>
      {outcome !== 'go' &&
        reasons.slice(0, 3).map(({ because }) => (
          <Text key={because} size="sm" c="dimmed">
            {because}
          </Text>
        ))}
    </Stack>
  )
}
