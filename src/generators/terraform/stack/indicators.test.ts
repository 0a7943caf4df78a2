import { describe, expect, it } from 'vitest'
import type { Slo } from '../../../model/watch.ts'
import { ref } from '../../../syntax/hcl/build.ts'
import { indicatorOf } from './indicators.ts'

const slo: Slo = {
  name: 'api-availability',
  title: 'requests that do not fail',
  service: 'api',
  kind: 'availability',
  objective: 0.999,
  windowDays: 30,
  rate: 10,
}

describe('an objective behind a load balancer', () => {
  it('counts what no target answered, as long as the balancer answered for somebody', () => {
    expect(of(slo, 1)).toMatchObject({
      metrics: {
        good: { metric: 'HTTPCode_Target_2XX_Count', stat: 'Sum' },
        denied: { metric: 'HTTPCode_Target_4XX_Count', stat: 'Sum' },
        refused: { metric: 'HTTPCode_ELB_5XX_Count', dimensions: { LoadBalancer: {} } },
      },
      share: `IF(all > 0, (${lost('')}) / all, 0)`,
      failures: lost(''),
    })
    expect(Object.keys(of(slo, 1)?.metrics.refused?.dimensions ?? {})).toEqual(['LoadBalancer'])
  })

  it('is asked of both together, where they take turns: one of them may have seen nothing', () => {
    const both = of(slo, 2)
    expect(Object.keys(both?.metrics ?? {})).toEqual([
      'all1',
      'bad1',
      'good1',
      'denied1',
      'refused',
      'all2',
      'bad2',
      'good2',
      'denied2',
    ])
    expect(both?.share).toBe(
      `IF(FILL(all1, 0) + FILL(all2, 0) > 0, (${lost('1')} + ${lost('2')}) / (FILL(all1, 0) + FILL(all2, 0)), 0)`,
    )
  })

  it('stays within what an alarm may ask for: ten metrics, 2048 characters', () => {
    const { metrics, share = '', failures } = of(slo, 2) ?? { metrics: {} }
    expect(Object.keys(metrics).length).toBeLessThanOrEqual(10)
    expect(`IF(${failures} >= 3, ${share}, 0)`.length).toBeLessThan(2048)
  })

  it('counts what was slow of either by its own requests', () => {
    expect(of({ ...slo, kind: 'latency', under: 500 }, 2)?.failures).toBe(
      'FILL(all1 * (100 - fast1) / 100, 0) + FILL(all2 * (100 - fast2) / 100, 0)',
    )
  })
})

function lost(group: string): string {
  const unanswered = ['good', 'denied', 'bad'].reduce(
    (rest, name) => `${rest} - FILL(${name}${group}, 0)`,
    `FILL(all${group}, 0)`,
  )
  return `FILL(bad${group}, 0) + IF(${unanswered} < FILL(refused, 0), ${unanswered}, FILL(refused, 0))`
}

function of(about: Slo, groups: number) {
  return indicatorOf('load-balancer', {
    slo: about,
    call: 'production_api',
    balancer: 'production_balancer',
    name: 'shop-production-api',
    targets: ['one', 'two'].slice(0, groups).map(ref),
  })
}
