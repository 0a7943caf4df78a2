import { Group, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Incident } from '../../api/shapes.ts'
import { Deadline } from '../../parts/deadline.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Severity } from '../../parts/severity.tsx'
import { who } from '../../parts/who.ts'
import classes from './row.module.css'

/** One incident in a list. */
export function IncidentRow({ incident }: { readonly incident: Incident }) {
  const { id, title, severity, service, openedAt } = incident
  return (
    <li className={classes.item}>
      <Link href={`/incidents/${id}`} className={classes.row} data-row>
        <Severity level={severity} />
        <Stack gap={2} className={classes.text}>
          <Text fw={600} lineClamp={2}>
            {title}
          </Text>
          <Group gap={6} className={classes.about}>
            <span>#{id}</span>
            {service && <span>{service}</span>}
            <span>
              opened <Moment at={openedAt} />
            </span>
          </Group>
        </Stack>
        <Text size="sm" className={classes.state}>
          <State incident={incident} />
        </Text>
      </Link>
    </li>
  )
}

function State({ incident: { status, acknowledgedBy, answerBy, resolvedAt } }: { readonly incident: Incident }) {
  if (status === 'triggered') return answerBy ? <Deadline at={answerBy} /> : <>nobody has it</>
  if (status === 'acknowledged') return <>{acknowledgedBy ? `${who(acknowledgedBy)} is on it` : 'acknowledged'}</>
  return (
    <>
      {status}
      {resolvedAt && (
        <>
          {' '}
          <Moment at={resolvedAt} />
        </>
      )}
    </>
  )
}
