import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printDiff } from './diff.ts'

const numbers = (...changed: [number, string][]) =>
  Array.from({ length: 20 }, (_, i) => `${new Map(changed).get(i) ?? i}\n`).join('')

test('equal texts have no difference', () => expect(printDiff('a', 'x\n', 'x\n')).toBe(''))

test('changes far apart stand in hunks of their own, with three lines around them', () =>
  expect(printDiff('a', numbers(), numbers([1, 'one'], [15, 'many\nmore']))).toBe(
    '--- a/a\n+++ b/a\n@@ -1,5 +1,5 @@\n 0\n-1\n+one\n 2\n 3\n 4\n@@ -13,7 +13,8 @@\n 12\n 13\n 14\n-15\n+many\n+more\n 16\n 17\n 18\n',
  ))

test('a new file comes from nothing, a missing last line break is named', () => {
  expect(printDiff('a', undefined, 'x\n')).toBe('--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n')
  expect(printDiff('a', 'x\n', 'x')).toBe('--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n+x\n\\ No newline at end of file\n')
})

test.skipIf(spawnSync('git', ['--version']).status !== 0)('git applies it and gets the new text', () => {
  const directory = mkdtempSync(join(tmpdir(), 'diff-'))
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '  d'), { maxLength: 30 })
  const text = fc
    .tuple(lines, fc.boolean())
    .map(([all, open]) => all.join('\n') + (open || all.length === 0 ? '' : '\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const patch = printDiff('f', before, after)
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
