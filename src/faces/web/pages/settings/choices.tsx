import { Accordion, Text } from '@mantine/core'
import { useAnswer } from '../../api/hooks.ts'
import { Answered } from '../../parts/answered.tsx'
import { Moment } from '../../parts/moment.tsx'
import { who } from '../../parts/who.ts'
import { Choice } from './choice.tsx'

/** What can be chosen for the whole server. */
export function Choices() {
  const query = useAnswer('setting/list', {})
  return (
    <Answered query={query} what="the settings">
      {({ settings }) => (
        <Accordion variant="separated" keepMounted={false}>
          {settings.map(({ name, about, changedAt, changedBy }) => (
            <Accordion.Item key={name} value={name}>
              <Accordion.Control>
                <Text fw={600}>{name}</Text>
                <Text size="sm" c="dimmed">
                  {about}
                  {changedAt && changedBy && (
                    <>
                      ; changed by {who(changedBy)} <Moment at={changedAt} />
                    </>
                  )}
                </Text>
              </Accordion.Control>
              <Accordion.Panel>
                <Choice name={name} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </Answered>
  )
}
