import { describe, expect, it } from 'vitest'
import { blueprintOf, specs } from '../../test/laws/specs.ts'
import { automatic, promoted, proves } from './promotion.ts'

const names = (stages: readonly { readonly name: string }[]) => stages.map(({ name }) => name)

describe('what is merged', () => {
  it('comes by itself as far as nobody has to agree', () => {
    const { plan } = blueprintOf(specs.crm ?? '')
    expect(names(automatic(plan))).toEqual(['dev', 'staging'])
    expect(names(promoted(plan))).toEqual(['production', 'recovery'])
    expect(names(plan.stages.filter((stage) => proves(stage, plan)))).toEqual(['staging'])
  })

  it('comes to production first where there is nothing else, and is tried nowhere', () => {
    const { plan } = blueprintOf(specs['one service, one environment'] ?? '')
    expect(names(automatic(plan))).toEqual(['production'])
    expect(promoted(plan)).toEqual([])
    expect(plan.stages.some((stage) => proves(stage, plan))).toBe(false)
  })
})
