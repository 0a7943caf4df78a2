import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { dumpScripts } from './scripts.ts'

const able = spawnSync('bash', ['-c', 'true']).status === 0

test.skipIf(!able)('bash reads every script of dumps', () => {
  for (const text of Object.values(dumpScripts))
    expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr).toBe('')
})

test('a dump without rows of a table is not kept', () => {
  expect(dumpScripts.dump).toContain("grep -q 'TABLE DATA'")
})
