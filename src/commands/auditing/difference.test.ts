import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference } from './difference.ts'

test('is empty where nothing changed', () => {
  expect(difference('a', 'x\n', 'x\n')).toBe('')
})

test('reads as people know it', () => {
  expect(difference('a.yaml', '1\n2\n3\n4\n5\n', '1\n2\n3\nfour\n5\n')).toBe(
    '--- a/a.yaml\n+++ b/a.yaml\n@@ -1,5 +1,5 @@\n 1\n 2\n 3\n-4\n+four\n 5\n',
  )
  expect(difference('a', 'x', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n')
})

test('git applies it and gets the new text', () => {
  const directory = mkdtempSync(join(tmpdir(), 'diff-'))
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d'), { maxLength: 30 })
  const text = fc
    .tuple(lines, fc.boolean())
    .map(([all, open]) => all.join('\n') + (open || all.length === 0 ? '' : '\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const patch = difference('f', before, after)
      if (patch === '' || before === '' || after === '') return
      writeFileSync(join(directory, 'f'), before)
      const { status, stderr } = spawnSync('git', ['apply', '--unidiff-zero', '-p1', '-'], {
        cwd: directory,
        input: patch,
        encoding: 'utf8',
      })
      expect({ status, stderr, patch }).toMatchObject({ status: 0 })
      expect(readFileSync(join(directory, 'f'), 'utf8')).toBe(after)
    }),
    { numRuns: 60 },
  )
  rmSync(directory, { recursive: true, force: true })
})
