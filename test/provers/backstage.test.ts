import { describe, expect, it } from 'vitest'
import { make } from '../../src/generators/make.ts'
import { prover } from '../../src/provers/backstage/prover.ts'
import { ready } from '../../src/readers/survey.ts'
import { blueprintOf, specs } from '../laws/specs.ts'
import { realWorld } from './real-world.ts'

const own = make(blueprintOf(specs.crm ?? '')).filter(prover.proves)

describe('the Backstage model', () => {
  it('proves what we write', async () => {
    expect(own.map(({ path }) => path)).toEqual(['backstage/templates/service/template.yaml', 'catalog-info.yaml'])
    expect(await verdicts('', '')).toEqual(['proved', 'proved'])
  })

  it.each([
    ['an owner that is missing', /owner: group:default\/crm\n {2}type/, 'type', 'lacks `owner`'],
    ['a field of another kind', 'lifecycle: production', 'lifecyle: production', 'has no field `lifecyle`'],
    ['a store that nobody made', 'resource:default/db', 'resource:default/database', 'which no file makes'],
    ['a step without an action', 'action: fetch:template', 'run: fetch:template', 'has no field `run`'],
  ])('sees %s', async (_, from, to, message) => {
    expect((await verdicts(from, to)).join()).toContain(message)
  })
})

async function verdicts(from: string | RegExp, to: string): Promise<string[]> {
  await ready()
  const found: string[] = []
  const artifacts = own.map((each) => ({ ...each, text: each.text.replace(from, to) }))
  for await (const { outcome, message } of prover.prove(artifacts, realWorld))
    found.push(outcome === 'refuted' ? (message ?? '') : outcome)
  return found
}
