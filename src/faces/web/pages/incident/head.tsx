import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { Incident } from '../../api/shapes.ts'
import { Deadline } from '../../parts/deadline.tsx'
import { Moment } from '../../parts/moment.tsx'
import { useNow } from '../../parts/now.ts'
import { Severity } from '../../parts/severity.tsx'
import { clock, length } from '../../parts/times.ts'
import { who } from '../../parts/who.ts'
import { Buttons } from './buttons.tsx'

const colours = { triggered: 'red', acknowledged: 'blue', resolved: 'teal', closed: 'gray' } as const

/** What somebody who was woken has to know, and the button. It fits on the first screen of a telephone. */
export function Head({
  incident,
  roles,
  may,
}: {
  readonly incident: Incident
  readonly roles: Readonly<Record<string, string>>
  readonly may: boolean
}) {
  const { id, title, severity, status, service, openedAt, openedBy } = incident
  return (
    <Paper component="section" aria-label="State" withBorder p={{ base: 'sm', sm: 'lg' }}>
      <Stack gap="sm">
        <Group gap="xs">
          <Severity level={severity} size="xl" />
          <Badge
            color={colours[status]}
            variant="outline"
            size="xl"
            radius="sm"
            tt="none"
            c="var(--mantine-color-text)"
          >
            {status}
          </Badge>
          <Text c="dimmed">#{id}</Text>
        </Group>
        <Title order={1} fz={{ base: 21, sm: 28 }} lh={1.25} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        <Stack gap={2}>
          <Since incident={incident} />
          <Text>
            <Holder incident={incident} roles={roles} />
          </Text>
          <Text size="sm" c="dimmed">
            {service ? `${service}, ` : ''}opened {clock(openedAt)} by {who(openedBy)}
            {incident.escalation && `, escalation ${incident.escalation}`}
          </Text>
        </Stack>
        {may && <Buttons incident={incident} />}
      </Stack>
    </Paper>
  )
}

function Since({ incident: { openedAt, resolvedAt } }: { readonly incident: Incident }) {
  const now = useNow(1000)
  const opened = Date.parse(openedAt)
  if (!resolvedAt)
    return (
      <Text>
        Open for <b>{length(now - opened)}</b>
      </Text>
    )
  return (
    <Text>
      Took <b>{length(Date.parse(resolvedAt) - opened)}</b>, over <Moment at={resolvedAt} />
    </Text>
  )
}

function Holder({
  incident: { status, acknowledgedBy, acknowledgedAt, answerBy },
  roles,
}: {
  readonly incident: Incident
  readonly roles: Readonly<Record<string, string>>
}) {
  if (status === 'triggered')
    return (
      <>
        <b>Nobody has it</b>
        {answerBy && (
          <>
            : <Deadline at={answerBy} />
          </>
        )}
      </>
    )
  return (
    <>
      {acknowledgedBy ? (
        <>
          <b>{who(acknowledgedBy)}</b> {status === 'acknowledged' ? 'has' : 'had'} it
          {acknowledgedAt && (
            <>
              , since <Moment at={acknowledgedAt} />
            </>
          )}
        </>
      ) : (
        'Nobody had to answer'
      )}
      {roles.commander && `; commander is ${who(roles.commander)}`}
    </>
  )
}
