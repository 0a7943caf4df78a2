import { countedFigures, figureMetric } from '../../design/figures.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import { type Page, stageVariable } from './page.ts'
import { lines, number, type Section } from './panel.ts'

/** What the business counts, beside the same of a week ago. Figures are declared in the spec and counted by the services. */
export function businessPage({ plan }: Blueprint, uid: string): Page {
  const sections = plan.pods.flatMap(({ service }) =>
    countedFigures(service).map(({ name, title }): Section => {
      const metric = `${figureMetric(name)}{namespace="$namespace"}`
      const counted = (window: string, offset = '') => `sum(increase(${metric}[${window}]${offset}))`
      return {
        title: `${title} (${service.name})`,
        panels: [
          number('In 24 hours', counted('24h'), { base: 'text', unit: 'short' }),
          number('Against a week ago', `${counted('24h')} / ${counted('24h', ' offset 7d')} - 1`, {
            unit: 'percentunit',
            signed: true,
            base: 'text',
            means: 'The last 24 hours beside the same hours of the week before.',
          }),
          lines(
            'In an hour',
            [
              { expr: counted('1h'), legend: 'now' },
              { expr: counted('1h', ' offset 7d'), legend: 'a week ago' },
            ],
            { unit: 'short' },
          ),
        ],
      }
    }),
  )
  return {
    uid,
    title: `${plan.system}: business`,
    means: 'The figures that `devops.yaml` declares, as the services count them.',
    variables: [stageVariable(plan)],
    from: 'now-7d',
    sections,
  }
}
