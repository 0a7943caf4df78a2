import { beforeAll, describe, expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { inspect } from '../../src/checks/inspect.ts'
import { suppress } from '../../src/checks/suppress.ts'
import { make } from '../../src/generators/make.ts'
import type { SourceFile } from '../../src/model/source.ts'
import type { Spec } from '../../src/model/spec.ts'
import { parse, ready, survey } from '../../src/readers/survey.ts'
import { day } from './examples.ts'
import { blueprintOf, examples, specs } from './specs.ts'

beforeAll(ready)

describe.each(Object.entries({ ...specs, ...examples }))('what we write for %s', (_, text) => {
  const blueprint = blueprintOf(text)
  const artifacts = make(blueprint)

  it('we read without a problem, and report nothing on', () => {
    expect(artifacts.length).toBeGreaterThan(30)
    expect(faultsIn(artifacts, blueprint.spec)).toEqual([])
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
  expect(faultsIn(bad)).not.toEqual([])
})

const known = Object.fromEntries(Object.entries(checks).map(([id, { sources = [] }]) => [id, sources]))

/** Default checks only: what a stranger would be told, who keeps the spec beside it. */
function faultsIn(files: readonly SourceFile[], intent?: Spec): string[] {
  const usual = Object.fromEntries(Object.entries(checks).filter(([, { level }]) => level === 'default'))
  const estate = survey(files)
  const { findings: all, failures } = inspect(estate, usual, day, () => intent)
  const { findings, suppressed } = suppress(estate, all, known, day)
  // What we write may answer for itself in one place alone: the role of the pipeline that makes roles.
  expect(suppressed.filter(({ finding }) => finding.check !== 'aws/iam/administrator-attached')).toEqual([])
  return [
    ...estate.problems.map(({ message, place }) => `${place.file}: ${message}`),
    ...findings.map(({ check, message, place }) => `${place.file}: ${check}: ${message}`),
    ...failures.map(({ check, error }) => `${check} broke: ${error}`),
  ]
}
