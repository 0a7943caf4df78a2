import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { ready } from '../../src/readers/survey.ts'
import { filesOf } from '../txtar.ts'
import { altered, fileOf } from './examples.ts'

beforeAll(ready)

const strange = [null, 7, [], {}, '', true]

describe('any value of any example may be of any type', () => {
  it.each(Object.entries(checks))('%s', (id, check) => {
    expect(failuresOf(id, check)).toEqual([])
  })

  it('and the law sees a check that takes a type for granted', () => {
    const { check, id } = planted()
    expect(failuresOf(id, check)).not.toEqual([])
  })
})

function failuresOf(id: string, check: Check): string[] {
  const failures = new Set<string>()
  for (const { bad, good } of check.examples)
    for (const example of [bad, good])
      for (const each of altered(filesOf(example, fileOf(check)), { [id]: check }, strange))
        for (const { error } of each.failures) failures.add(`${each.what}: ${error}`)
  return [...failures]
}

function planted(): { id: string; check: Check } {
  const id = 'kubernetes/privileged'
  const check = checks[id]
  if (!check) throw new Error(`the law is tried on ${id}, which is gone`)
  const trusting: Check = {
    ...check,
    *run(_, { resource }) {
      const documents = resource.tree.data as { metadata: { name: string } }[]
      for (const { metadata } of documents) yield { message: metadata.name.toUpperCase() }
    },
  }
  return { id, check: trusting }
}
