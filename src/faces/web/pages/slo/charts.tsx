import { Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useAnswer } from '../../api/hooks.ts'
import type { Delivery, Incident, SloPage } from '../../api/shapes.ts'
import { Chart } from '../../parts/chart.tsx'
import type { Line, Mark } from '../../parts/drawing.ts'
import { Section } from '../../parts/section.tsx'
import { percent, times } from '../../parts/share.ts'

/** What is left and how fast it goes, with incidents and deliveries of the service marked. */
export function Charts({ slo, days }: { readonly slo: SloPage; readonly days: number }) {
  const incidents = useAnswer('incident/list', { service: slo.service, limit: 100 }).data?.incidents
  const deliveries = useAnswer('delivery/list', { service: slo.service, limit: 100 }).data?.deliveries
  const { points } = slo
  const lines = useMemo(() => {
    const to = Date.parse(points.at(-1)?.at ?? '')
    const from = Math.max(to - days * 86_400_000, Date.parse(points[0]?.at ?? ''))
    const marks = marksOf(incidents ?? [], deliveries ?? [], from, to)
    const left: Line = {
      points: points.map(({ at, left }) => [Date.parse(at), left] as const),
      format: percent,
      from,
      to,
      levels: [{ value: 0, name: 'spent', bad: true }],
      marks,
    }
    const burn: Line = {
      ...left,
      points: points.flatMap(({ at, burn }) => (burn === undefined ? [] : [[Date.parse(at), burn] as const])),
      format: times,
      levels: [{ value: 1, name: 'as fast as the budget lasts' }],
    }
    return { left, burn }
  }, [points, incidents, deliveries, days])
  if (points.length === 0)
    return (
      <Section title="Budget over time">
        <Text size="sm" c="dimmed">
          Nothing was measured in this span yet.
        </Text>
      </Section>
    )
  const first = points[0]?.left ?? 0
  const last = points.at(-1)?.left ?? 0
  return (
    <Stack>
      <Section title="Budget over time">
        <Chart line={lines.left} label={`Budget left over time: from ${percent(first)} to ${percent(last)}`} />
      </Section>
      <Section title="Burn over time">
        <Chart line={lines.burn} label={`Burn over time: ${times(points.at(-1)?.burn ?? 0)} at the end`} />
      </Section>
    </Stack>
  )
}

function marksOf(
  incidents: readonly Incident[],
  deliveries: readonly Delivery[],
  from: number,
  to: number,
): readonly Mark[] {
  const burning = incidents.map(({ id, openedAt, resolvedAt }): Mark => {
    const until = resolvedAt ? Date.parse(resolvedAt) : to
    return { at: Date.parse(openedAt), until, name: `#${id}`, bad: true }
  })
  const sent = deliveries.map(({ at, version, status }): Mark => {
    return { at: Date.parse(at), name: version.slice(0, 10), bad: status === 'failed' }
  })
  return [...burning, ...sent].filter(({ at, until = at }) => at <= to && until >= from)
}
