import { Grid, Stack } from '@mantine/core'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/me.ts'
import { Answered } from '../../parts/answered.tsx'
import { Section } from '../../parts/section.tsx'
import { useTitle } from '../../shell/title.ts'
import { About } from './about.tsx'
import { Actions } from './actions.tsx'
import { Head } from './head.tsx'
import { Note } from './note.tsx'
import { PagesOf } from './pages.tsx'
import { Roles } from './roles.tsx'
import { History } from './timeline.tsx'

export function Incident({ id }: { readonly id: number }) {
  const query = useAnswer('incident/show', { incident: id })
  const may = useMay('responder')
  const found = query.data?.incident
  useTitle(found ? `SEV ${found.severity} #${id} ${found.title}` : `Incident ${id}`)
  return (
    <Answered query={query} what={`incident ${id}`}>
      {({ incident, events, roles, actions, reviewed }) => (
        <Stack>
          <Head incident={incident} roles={roles} may={may} />
          <Grid>
            <Grid.Col span={{ base: 12, lg: 8 }}>
              <Section title="Timeline">
                <Stack>
                  {may && <Note incident={incident} />}
                  <History events={events} />
                </Stack>
              </Section>
            </Grid.Col>
            <Grid.Col span={{ base: 12, lg: 4 }}>
              <Stack>
                <Roles incident={id} roles={roles} may={may} />
                <PagesOf incident={id} escalation={incident.escalation} />
                <Actions incident={incident} actions={actions} reviewed={reviewed} may={may} />
                <About incident={incident} may={may} />
              </Stack>
            </Grid.Col>
          </Grid>
        </Stack>
      )}
    </Answered>
  )
}
