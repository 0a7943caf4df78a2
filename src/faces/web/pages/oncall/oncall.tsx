import { Button, Code, Group, SegmentedControl, Select, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconTestPipe } from '@tabler/icons-react'
import { useState } from 'react'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/me.ts'
import { Answered } from '../../parts/answered.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Heading } from '../../parts/heading.tsx'
import { Section } from '../../parts/section.tsx'
import { CalendarOf } from './calendar.tsx'
import { DutyNow } from './duty.tsx'
import { Load } from './load.tsx'
import { Overrides } from './overrides.tsx'
import { Overriding } from './overriding.tsx'
import { Simulating } from './simulating.tsx'

/** Who is awake for it: now, in the next days, and by way of exception. */
export function OnCall() {
  const query = useAnswer('oncall/show', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [days, setDays] = useState('14')
  const [overriding, over] = useDisclosure()
  const [simulating, simulate] = useDisclosure()
  const may = useMay('responder')
  const schedules = query.data?.schedules ?? []
  const schedule = chosen ?? schedules[0]?.schedule
  return (
    <>
      <Heading title="On call">
        <Button variant="default" leftSection={<IconTestPipe size={18} aria-hidden />} onClick={simulate.open}>
          Who would be paged?
        </Button>
        {may && schedule !== undefined && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={over.open}>
            Override
          </Button>
        )}
      </Heading>
      <Answered query={query} what="who is on call">
        {({ schedules }) =>
          schedules.length === 0 || schedule === undefined ? (
            <Empty title="Nobody is on call, for there is no schedule">
              Write people, teams, schedules and escalations into a file and put it in force:{' '}
              <Code>devops oncall apply oncall.yaml</Code>
            </Empty>
          ) : (
            <Stack>
              <Section title="Now">
                <Stack gap="sm">
                  {schedules.map((duty) => (
                    <DutyNow key={duty.schedule} duty={duty} />
                  ))}
                </Stack>
              </Section>
              <Group gap="sm">
                {schedules.length > 1 && (
                  <Select
                    aria-label="Schedule"
                    data={schedules.map((each) => each.schedule)}
                    value={schedule}
                    onChange={setChosen}
                    allowDeselect={false}
                  />
                )}
                <SegmentedControl
                  aria-label="Span"
                  data={[
                    { value: '7', label: 'Week' },
                    { value: '14', label: 'Two weeks' },
                    { value: '84', label: 'Twelve weeks' },
                  ]}
                  value={days}
                  onChange={setDays}
                />
              </Group>
              <CalendarOf schedule={schedule} days={Number(days)} />
              <Overrides schedule={schedule} may={may} />
              <Load schedule={schedule} />
            </Stack>
          )
        }
      </Answered>
      {schedule !== undefined && <Overriding schedule={schedule} opened={overriding} close={over.close} />}
      <Simulating opened={simulating} close={simulate.close} />
    </>
  )
}
