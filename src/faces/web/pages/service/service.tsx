import { Grid, Group, Stack, Text } from '@mantine/core'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { GateState } from '../../parts/gate.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Rows } from '../../parts/rows.tsx'
import { Section } from '../../parts/section.tsx'
import { Deliveries } from '../deliveries/table.tsx'
import { IncidentRow } from '../incidents/row.tsx'
import { DutyNow } from '../oncall/duty.tsx'
import { SloRow } from '../slos/row.tsx'

/** Everything of one service: its promises, what happened, what went out, who is awake. */
export function Service({ name }: { readonly name: string }) {
  const slos = useAnswer('slo/list', { service: name })
  const incidents = useAnswer('incident/list', { service: name, limit: 20 })
  const deliveries = useAnswer('delivery/list', { service: name, limit: 20 })
  const gate = useAnswer('gate/list', { service: name })
  const duties = useAnswer('oncall/show', {})
  return (
    <>
      <Heading title={name} />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <Section title="Objectives">
              <Answered query={slos} what="its objectives">
                {({ objectives }) =>
                  objectives.length === 0 ? (
                    <Quiet>
                      It promises nothing yet: `devops slo apply` takes a devops.yaml, OpenSLO, Sloth or Pyrra files.
                    </Quiet>
                  ) : (
                    <Rows label="Objectives">
                      {objectives.map((slo) => (
                        <SloRow key={slo.id} slo={slo} />
                      ))}
                    </Rows>
                  )
                }
              </Answered>
            </Section>
            <Section title="Incidents">
              <Answered query={incidents} what="its incidents">
                {({ incidents }) =>
                  incidents.length === 0 ? (
                    <Quiet>None so far.</Quiet>
                  ) : (
                    <Rows label="Incidents">
                      {incidents.map((incident) => (
                        <IncidentRow key={incident.id} incident={incident} />
                      ))}
                    </Rows>
                  )
                }
              </Answered>
            </Section>
            <Section title="Deliveries">
              <Answered query={deliveries} what="its deliveries">
                {({ deliveries }) =>
                  deliveries.length === 0 ? (
                    <Quiet>None is known: `devops delivery record {name} VERSION` tells of one.</Quiet>
                  ) : (
                    <Deliveries deliveries={deliveries} />
                  )
                }
              </Answered>
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack>
            <Section title="May it go out?">
              <Answered query={gate} what="the gate">
                {({ gates }) => (
                  <Group>
                    {gates.map((each) => (
                      <GateState key={each.service} gate={each} />
                    ))}
                  </Group>
                )}
              </Answered>
            </Section>
            <Section title="On call now">
              <Answered query={duties} what="who is on call">
                {({ schedules }) =>
                  schedules.length === 0 ? (
                    <Quiet>There is no schedule.</Quiet>
                  ) : (
                    <Stack gap="sm">
                      {schedules.map((duty) => (
                        <DutyNow key={duty.schedule} duty={duty} />
                      ))}
                    </Stack>
                  )
                }
              </Answered>
            </Section>
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}

function Quiet({ children }: { readonly children: React.ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  )
}
