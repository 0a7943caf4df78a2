import { beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/generators/make.ts'
import { parse, ready, survey } from '../../src/readers/survey.ts'
import { blueprintOf, examples, specs } from './specs.ts'
import { toldOf } from './told.ts'

beforeAll(ready)

describe.each(Object.entries({ ...specs, ...examples }))('what we write for %s', (_, text) => {
  const blueprint = blueprintOf(text)
  const artifacts = make(blueprint)

  it('we read without a problem, and report nothing on', () => {
    expect(artifacts.length).toBeGreaterThan(30)
    expect(toldOf(artifacts, blueprint.spec)).toEqual([])
  })

  it('is read as much more than files', () => {
    expect(survey(artifacts).resources.length).toBeGreaterThan(artifacts.length)
  })

  it('passes nobody by: every manifest of it is parsed', () => {
    const parsed = new Set(artifacts.flatMap(parse).map(({ tree }) => tree.file.path))
    // Templates of a chart are read as what they render.
    const written = artifacts
      .map(({ path }) => path)
      .filter((path) => /\.(?:ya?ml|tf)$/.test(path) && !/^charts\/[^/]+\/templates\//.test(path))
    expect(written.filter((path) => !parsed.has(path))).toEqual([])
  })
})

it('the law sees a fault that is planted in what we write', () => {
  const artifacts = make(blueprintOf(specs.crm ?? ''))
  const bad = artifacts.map((artifact) =>
    artifact.path.endsWith('base/api/deployment.yaml')
      ? { ...artifact, text: artifact.text.replace('allowPrivilegeEscalation: false', 'privileged: true') }
      : artifact,
  )
  expect(toldOf(bad)).not.toEqual([])
})
