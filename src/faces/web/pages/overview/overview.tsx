import { Anchor, Stack } from '@mantine/core'
import { Link } from 'wouter'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Section } from '../../parts/section.tsx'
import { IncidentRow } from '../incidents/row.tsx'

/** What burns, and who has it. */
export function Overview() {
  return (
    <>
      <Heading title="Overview" />
      <Stack>
        <Burning />
      </Stack>
    </>
  )
}

function Burning() {
  const query = useAnswer('incident/list', { open: true, limit: 100 })
  return (
    <Section
      title="Open incidents"
      aside={
        <Anchor component={Link} href="/incidents" size="sm">
          All incidents
        </Anchor>
      }
    >
      <Answered query={query} what="open incidents">
        {({ incidents }) =>
          incidents.length === 0 ? (
            <Empty title="Nothing burns">No incident is open.</Empty>
          ) : (
            <Rows label="Open incidents">
              {[...incidents]
                .sort((a, b) => a.severity - b.severity || b.id - a.id)
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
