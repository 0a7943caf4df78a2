import { checks } from '../../src/checks/index.ts'
import { inspect } from '../../src/checks/inspect.ts'
import { suppress } from '../../src/checks/suppress.ts'
import type { SourceFile } from '../../src/model/source.ts'
import type { Spec } from '../../src/model/spec.ts'
import { survey } from '../../src/readers/survey.ts'
import { day } from './examples.ts'

const usual = Object.fromEntries(Object.entries(checks).filter(([, { level }]) => level === 'default'))
const known = Object.fromEntries(Object.entries(checks).map(([id, { sources = [] }]) => [id, sources]))

/** What a stranger would be told of these files by the default checks, who keeps the spec beside them. */
export function toldOf(files: readonly SourceFile[], intent?: Spec, estate = survey(files)): string[] {
  const { findings: all, failures } = inspect(estate, usual, day, () => intent)
  const { findings, suppressed } = suppress(estate, all, known, day)
  return [
    ...estate.problems.map(({ message, place }) => `${place.file}: ${message}`),
    ...findings.map(({ check, message, place }) => `${place.file}: ${check}: ${message}`),
    // What we write may answer for itself in one place alone: the role of the pipeline that makes roles.
    ...suppressed
      .filter(({ finding }) => finding.check !== 'aws/iam/administrator-attached')
      .map(({ finding }) => `${finding.place.file}: ${finding.check} is suppressed`),
    ...failures.map(({ check, error }) => `${check} broke: ${error}`),
  ]
}
