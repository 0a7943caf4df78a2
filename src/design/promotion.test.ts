import { describe, expect, it } from 'vitest'
import { design } from './design.ts'
import { automatic, promoted, proves } from './promotion.ts'
import { readSpec } from './read.ts'

const planOf = (environments: string, recovery = '') => {
  const text = `
name: notes
domain: notes.example.org
cloud: { provider: aws, region: eu-central-1${recovery} }
repository: github.com/someone/notes
team: { engineers: 12, knows: [kubernetes] }
services:
  api: { type: api, runtime: go, public: true }
environments: ${environments}
overrules:
  compute/api: { answer: kubernetes, because: we run everything there }
`
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('no spec')
  return design(spec).plan
}

const names = (stages: readonly { readonly name: string }[]) => stages.map(({ name }) => name)

describe('what is merged', () => {
  it('comes by itself as far as nobody has to agree', () => {
    const plan = planOf('[dev, staging, production]', ', recovery: eu-west-1')
    expect(names(automatic(plan))).toEqual(['dev', 'staging'])
    expect(names(promoted(plan))).toEqual(['production', 'recovery'])
    expect(names(plan.stages.filter((stage) => proves(stage, plan)))).toEqual(['staging'])
  })

  it('comes to production first where there is nothing else, and is tried nowhere', () => {
    const plan = planOf('[production]')
    expect(names(automatic(plan))).toEqual(['production'])
    expect(promoted(plan)).toEqual([])
    expect(plan.stages.some((stage) => proves(stage, plan))).toBe(false)
  })
})
