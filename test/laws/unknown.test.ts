import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { inspect } from '../../src/checks/inspect.ts'
import type { SourceFile } from '../../src/model/source.ts'
import { unknownValue } from '../../src/model/unknown.ts'
import { ready, survey } from '../../src/readers/survey.ts'
import { filesOf } from '../txtar.ts'
import { altered, day, fileOf, intentOf, isScalar, spotOf } from './examples.ts'

beforeAll(ready)

describe('what cannot be known is never reported', () => {
  it.each(Object.entries(checks))('%s', (id, check) => {
    expect(newFindingsOf(id, check)).toEqual([])
  })

  it('and the law sees a check that takes the unknown for the absent', () => {
    const { check, id } = planted()
    expect(newFindingsOf(id, check)).not.toEqual([])
  })
})

/** Findings that stand only because one value became unknown. */
function newFindingsOf(id: string, check: Check): string[] {
  const fresh = new Set<string>()
  for (const { bad, good } of check.examples)
    for (const example of [bad, good]) {
      const files = filesOf(example, fileOf(check))
      const known = spotsOf(files, id, check)
      const hole = unknownValue('var.x', 'it has no default')
      for (const { what, findings } of altered(files, { [id]: check }, [hole], isScalar))
        for (const finding of findings)
          if (!known.has(spotOf(finding))) fresh.add(`${what}: ${spotOf(finding)}: ${finding.message}`)
    }
  return [...fresh]
}

function spotsOf(files: readonly SourceFile[], id: string, check: Check): Set<string> {
  return new Set(inspect(survey(files), { [id]: check }, day, intentOf(files)).findings.map(spotOf))
}

function planted(): { id: string; check: Check } {
  const id = 'kubernetes/image-tag'
  const check = checks[id]
  if (!check) throw new Error(`the law is tried on ${id}, which is gone`)
  const rash: Check = {
    ...check,
    *run(subject) {
      const { image } = subject as { image?: string }
      if (image === undefined) yield { message: 'no image' }
    },
  }
  return { id, check: rash }
}
