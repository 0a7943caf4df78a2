import { beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../../model/world.ts'
import { ready } from '../../readers/survey.ts'
import { prover } from './prover.ts'

beforeAll(ready)

const policy = (expression: string) => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: { name: tags }
spec:
  variables:
    - { name: images, expression: 'object.spec.containers.map(each, each.image)' }
  validations:
    - { expression: "${expression}", message: no }
`
const cases = `cases:
  - policy: tags
    allows: [{ spec: { containers: [{ image: 'a:1' }] } }]
    refuses: [{ spec: { containers: [{ image: 'a:latest' }, { image: 'a:1' }] } }]
`

async function verdictsOn(expression: string, more = cases) {
  const artifacts = [
    { path: 'admission/tags.yaml', text: policy(expression), because: [] },
    { path: 'admission/cases.yaml', text: more, because: [] },
  ]
  const verdicts = []
  for await (const verdict of prover.prove(artifacts, {} as World)) verdicts.push(verdict)
  return verdicts
}

describe('a policy', () => {
  it('that decides as its cases say is proved', async () => {
    expect(await verdictsOn("!variables.images.exists(each, each.endsWith(':latest'))")).toEqual([
      { path: 'admission/tags.yaml', outcome: 'proved', message: '2 cases' },
    ])
  })

  it.each([
    ['lets through what it must refuse', 'true', 'must refuse this, and let it through'],
    ['refuses what it must let through', 'false', 'must let this through, and refused it'],
    ['breaks on what it must refuse', 'object.spec.nothing == 1', 'broke on it'],
    ['is no CEL', 'object.spec. ==', 'is no CEL'],
  ])('that %s is refuted', async (_, expression, message) => {
    const verdicts = await verdictsOn(expression)
    expect(verdicts.every(({ outcome }) => outcome === 'refuted')).toBe(true)
    expect(verdicts.map((each) => each.message).join()).toContain(message)
  })

  it('without cases is proved for its syntax alone, and that is said', async () => {
    expect(await verdictsOn('true', 'cases: []\n')).toMatchObject([{ outcome: 'proved', but: expect.any(String) }])
  })
})
