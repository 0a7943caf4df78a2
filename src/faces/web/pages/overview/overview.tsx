import { Anchor, Grid, Stack } from '@mantine/core'
import { Link } from 'wouter'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Section } from '../../parts/section.tsx'
import { IncidentRow } from '../incidents/row.tsx'
import { Duties, Gates, InDanger, LastDeliveries } from './parts.tsx'

/** What burns, and who has it; then what may burn next. */
export function Overview() {
  return (
    <>
      <Heading title="Overview" />
      <Grid>
        <Grid.Col span={12}>
          <Burning />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <InDanger />
            <LastDeliveries />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <Duties />
            <Gates />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

function Burning() {
  const query = useAnswer('incident/list', { open: true, limit: 100 })
  const all = (
    <Anchor component={Link} href="/incidents" size="sm">
      All incidents
    </Anchor>
  )
  return (
    <Section title="Open incidents" aside={all}>
      <Answered query={query} what="open incidents">
        {({ incidents }) =>
          incidents.length === 0 ? (
            <Empty title="Nothing burns">No incident is open.</Empty>
          ) : (
            <Rows label="Open incidents">
              {incidents
                .toSorted((a, b) => a.severity - b.severity || b.id - a.id)
                .map((incident) => (
                  <IncidentRow key={incident.id} incident={incident} />
                ))}
            </Rows>
          )
        }
      </Answered>
    </Section>
  )
}
