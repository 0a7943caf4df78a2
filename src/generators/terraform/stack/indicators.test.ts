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
  it('is asked of the one target group', () => {
    expect(of(slo, 1)?.share).toBe('IF(all > 0, FILL(bad, 0) / all, 0)')
  })

  it('is asked of both together, where they take turns: one of them may have seen nothing', () => {
    const both = of(slo, 2)
    expect(Object.keys(both?.metrics ?? {})).toEqual(['all1', 'bad1', 'all2', 'bad2'])
    expect(both?.share).toBe(
      'IF(FILL(all1, 0) + FILL(all2, 0) > 0, (FILL(bad1, 0) + FILL(bad2, 0)) / (FILL(all1, 0) + FILL(all2, 0)), 0)',
    )
  })

  it('counts what was slow of either by its own requests', () => {
    expect(of({ ...slo, kind: 'latency', under: 500 }, 2)?.failures).toBe(
      'FILL(all1 * (100 - fast1) / 100, 0) + FILL(all2 * (100 - fast2) / 100, 0)',
    )
  })
})

function of(about: Slo, groups: number) {
  return indicatorOf('load-balancer', {
    slo: about,
    call: 'production_api',
    balancer: 'production_balancer',
    name: 'shop-production-api',
    targets: ['one', 'two'].slice(0, groups).map(ref),
  })
}
