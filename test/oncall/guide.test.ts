import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseDuties } from '../../src/commands/oncall/rostering/parse.ts'
import { dutyProblems } from '../../src/commands/oncall/rostering/problems.ts'

it('the file of the guide can be applied as it stands', () => {
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/guide/on-call.md', 'utf8')) ?? []
  expect(dutyProblems(parseDuties(text))).toEqual([])
})
