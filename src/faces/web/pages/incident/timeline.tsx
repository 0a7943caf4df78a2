import { Group, Text, Timeline } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBell,
  IconCheck,
  IconEdit,
  IconFileText,
  IconFlame,
  IconHandStop,
  IconListCheck,
  IconLock,
  IconMessage,
  IconPoint,
  IconSpeakerphone,
  IconUser,
  type TablerIcon,
} from '@tabler/icons-react'
import type { IncidentEvent } from '../../api/shapes.ts'
import { Moment } from '../../parts/moment.tsx'
import { clock } from '../../parts/times.ts'
import { who } from '../../parts/who.ts'
import { Behind } from './behind.tsx'

const icons: Readonly<Record<string, TablerIcon>> = {
  open: IconFlame,
  alert: IconAlertTriangle,
  acknowledge: IconHandStop,
  resolve: IconCheck,
  reopen: IconArrowBackUp,
  close: IconLock,
  note: IconMessage,
  public: IconSpeakerphone,
  change: IconEdit,
  role: IconUser,
  action: IconListCheck,
  review: IconFileText,
  page: IconBell,
  escalate: IconBell,
}

/** What happened, the newest first. */
export function History({ events }: { readonly events: readonly IncidentEvent[] }) {
  return (
    <Timeline bulletSize={30} lineWidth={2} aria-live="polite" role="log" aria-label="Timeline">
      {numbered(events).map(({ number, at, by, kind, text, data }) => {
        const Icon = icons[kind] ?? IconPoint
        return (
          <Timeline.Item
            key={number}
            bullet={<Icon size={17} aria-hidden />}
            title={
              <Text fw={500} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {kind === 'public' && <b>Published: </b>}
                {text}
              </Text>
            }
          >
            <Group gap={6} c="dimmed" fz="sm">
              <span>{clock(at)}</span>
              <span>
                <Moment at={at} />
              </span>
              <span>{who(by)}</span>
            </Group>
            <Behind data={data} />
          </Timeline.Item>
        )
      })}
    </Timeline>
  )
}

/** None is ever taken away, so that numbers stay. */
function numbered(events: readonly IncidentEvent[]): readonly (IncidentEvent & { readonly number: number })[] {
  return events.map((event, number) => ({ ...event, number })).reverse()
}
