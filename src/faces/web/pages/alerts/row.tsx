import { Badge, Button, Code, Group, Stack, Text } from '@mantine/core'
import type { Alert } from '../../api/shapes.ts'
import { Moment } from '../../parts/moment.tsx'
import classes from '../incidents/row.module.css'

const colours = { firing: 'red.9', suppressed: 'gray.7', over: 'teal.9' } as const

export function AlertRow({
  alert: { labels, annotations, state, startsAt, endsAt, silencedBy, inhibitedBy, receivers },
  silence,
}: {
  readonly alert: Alert
  readonly silence: ((matchers: readonly string[]) => void) | undefined
}) {
  const { alertname = 'alert', ...others } = labels
  return (
    <li className={classes.item}>
      <div className={`${classes.row} ${classes.wide}`}>
        <Badge color={colours[state]} variant="filled" radius="sm" tt="none" style={{ minWidth: 'max-content' }}>
          {state === 'suppressed' ? 'quiet' : state}
        </Badge>
        <Stack gap={4} className={classes.text}>
          <Text fw={600}>
            {alertname}
            {annotations.summary && `: ${annotations.summary}`}
          </Text>
          <Group gap={4}>
            {Object.entries(others).map(([name, value]) => (
              <Code key={name} style={{ overflowWrap: 'anywhere' }}>
                {name}={value}
              </Code>
            ))}
          </Group>
          <Text size="sm" c="dimmed">
            {state === 'over' ? (
              <>
                over <Moment at={endsAt} />
              </>
            ) : (
              <>
                since <Moment at={startsAt} />
              </>
            )}
            {receivers.length > 0 && `, to ${receivers.join(', ')}`}
            {silencedBy.length > 0 && ', silenced'}
            {inhibitedBy.length > 0 && ', inhibited by another'}
          </Text>
        </Stack>
        {silence && state === 'firing' && (
          <Button
            variant="default"
            size="xs"
            className={classes.state}
            aria-label={`Silence ${alertname}`}
            onClick={() => silence(Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`))}
          >
            Silence
          </Button>
        )}
      </div>
    </li>
  )
}
