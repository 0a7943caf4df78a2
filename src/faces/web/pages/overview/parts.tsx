import { Anchor, Code, Group, Stack, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { GateState } from '../../parts/gate.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Section } from '../../parts/section.tsx'
import { DutyNow } from '../oncall/duty.tsx'
import { SloRow } from '../slos/row.tsx'

export function InDanger() {
  const query = useAnswer('slo/list', {})
  return (
    <Section title="SLOs in danger" aside={<More href="/slos">All SLOs</More>}>
      <Answered query={query} what="the objectives">
        {({ objectives }) => {
          const endangered = objectives.filter(({ state }) => state !== 'ok')
          if (objectives.length === 0)
            return (
              <Empty title="No objective yet">
                <Code>devops slo apply</Code> takes a devops.yaml, OpenSLO, Sloth or Pyrra files.
              </Empty>
            )
          return endangered.length === 0 ? (
            <Empty title="Every promise is kept">All {objectives.length} have most of their budget.</Empty>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {endangered.slice(0, 8).map((slo) => (
                <SloRow key={slo.id} slo={slo} />
              ))}
            </ul>
          )
        }}
      </Answered>
    </Section>
  )
}

export function Duties() {
  const query = useAnswer('oncall/show', {})
  return (
    <Section title="On call now" aside={<More href="/oncall">Calendar</More>}>
      <Answered query={query} what="who is on call">
        {({ schedules }) =>
          schedules.length === 0 ? (
            <Empty title="No schedule yet">
              <Code>devops oncall apply oncall.yaml</Code> puts people, schedules and escalations in force.
            </Empty>
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
  )
}

export function Gates() {
  const query = useAnswer('gate/list', {})
  return (
    <Section title="May it go out?">
      <Answered query={query} what="the gates">
        {({ gates }) =>
          gates.length === 0 ? (
            <Text size="sm" c="dimmed">
              The gate judges services that have objectives.
            </Text>
          ) : (
            <Stack gap="sm">
              {gates.map((gate) => (
                <GateState key={gate.service} gate={gate} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </Section>
  )
}

export function LastDeliveries() {
  const query = useAnswer('delivery/list', { limit: 6 })
  return (
    <Section title="Last deliveries" aside={<More href="/deliveries">All deliveries</More>}>
      <Answered query={query} what="the deliveries">
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <Empty title="No delivery is known">
              <Code>devops delivery record SERVICE VERSION</Code> in a pipeline tells of them.
            </Empty>
          ) : (
            <Stack gap={6}>
              {deliveries.map(({ id, at, service, version, status, incidents = [] }) => (
                <Group key={id} gap="xs" justify="space-between">
                  <Text size="sm">
                    <b>{service}</b> {version}
                    {status !== 'succeeded' && ` ${status}`}
                    {incidents.length > 0 && `, then ${incidents.join(', ')}`}
                  </Text>
                  <Text size="sm" c="dimmed">
                    <Moment at={at} />
                  </Text>
                </Group>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Section>
  )
}

function More({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <Anchor component={Link} href={href} size="sm">
      {children}
    </Anchor>
  )
}
