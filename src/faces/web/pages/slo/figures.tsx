import { SimpleGrid } from '@mantine/core'
import type { SloPage } from '../../api/shapes.ts'
import { Figure } from '../../parts/figure.tsx'
import { Moment } from '../../parts/moment.tsx'
import { percent, times } from '../../parts/share.ts'

export function Figures({ slo: { status, target } }: { readonly slo: SloPage }) {
  const period = status?.periods[0]
  if (!status || !period)
    return (
      <Figure name="Budget left" value="not measured yet">
        It is measured each minute, as soon as Prometheus answers.
      </Figure>
    )
  const { forecast, good, left, coverage } = period
  const burn = status.burns[0]?.overLong
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      <Figure name="Budget left" value={percent(left)}>
        of {period.period}
        {coverage < 0.99 && `, ${percent(coverage)} of it measured`}
      </Figure>
      <Figure name="Good" value={good === undefined ? 'nothing happened' : percent(good)}>
        promised {percent(target)}
      </Figure>
      <Figure name="Burns" value={burn === undefined ? 'unknown' : times(burn)}>
        {status.alert === 'none' ? 'nobody is called' : `fast enough for a ${status.alert}`}
      </Figure>
      <Figure
        name="Will be gone"
        value={forecast?.depletedAt ? <Moment at={forecast.depletedAt} /> : 'not in this period'}
      >
        {forecast && `${percent(forecast.leftThen)} left at its end; ${forecast.assumption}`}
      </Figure>
    </SimpleGrid>
  )
}
