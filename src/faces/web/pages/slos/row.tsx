import { Group, Progress, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { Slo } from '../../api/shapes.ts'
import { Moment } from '../../parts/moment.tsx'
import { percent, times } from '../../parts/share.ts'
import { StateOfSlo } from '../../parts/state-of-slo.tsx'
import classes from '../incidents/row.module.css'

/** One objective in a list. */
export function SloRow({ slo }: { readonly slo: Slo }) {
  const { id, title, target, state, left, burn, depletedAt, failure } = slo
  return (
    <li className={classes.item}>
      <Link href={`/slos/${id}`} className={`${classes.row} ${classes.wide}`} data-row>
        <StateOfSlo state={state} />
        <Stack gap={2} className={classes.text}>
          <Text fw={600}>{id}</Text>
          <Text size="sm" c="dimmed">
            {title}: {percent(target)}
            {failure && `; ${failure}`}
          </Text>
        </Stack>
        <Stack gap={4} className={classes.state} miw={220}>
          {left === undefined ? (
            <Text size="sm" c="dimmed">
              nothing measured yet
            </Text>
          ) : (
            <>
              <Progress
                value={Math.max(0, Math.min(1, left)) * 100}
                color={left < 0.1 ? 'red.8' : left < 0.5 ? 'yellow.6' : 'teal.7'}
                aria-label={`Budget left of ${id}`}
              />
              <Group gap={8}>
                <Text size="sm">{percent(left)} left</Text>
                {burn !== undefined && <Text size="sm">burns {times(burn)}</Text>}
                {depletedAt && (
                  <Text size="sm" c="error">
                    gone <Moment at={depletedAt} />
                  </Text>
                )}
              </Group>
            </>
          )}
        </Stack>
      </Link>
    </li>
  )
}
