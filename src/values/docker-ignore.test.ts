import { expect, test } from 'vitest'
import { isLeftOut, parseIgnoreLine } from './docker-ignore.ts'

const left = (lines: string, path: string) =>
  isLeftOut(
    path,
    lines.split('\n').flatMap((line) => parseIgnoreLine(line) ?? []),
  )

test.each([
  ['node_modules', 'node_modules/a/b.js', true],
  ['node_modules', 'api/node_modules/a', false],
  ['**/node_modules', 'api/node_modules/a', true],
  ['**/node_modules', 'node_modules', true],
  ['*.md', 'README.md', true],
  ['*.md', 'docs/README.md', false],
  ['*/*.md', 'docs/README.md', true],
  ['docs/**', 'docs/a/b', true],
  ['*\n!src', 'src/a.ts', false],
  ['*\n!src\nsrc/*.test.ts', 'src/a.test.ts', true],
  ['/dist/', 'dist/a', true],
  ['./a/../b', 'b', true],
  ['# a', '# a', false],
  [' # a', '# a', true],
  ['file?.[a-c]', 'file1.b', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['**', 'anything/at/all', true],
  ['a**z', 'a/b/z', true],
])('%j leaves %s out: %s', (lines, path, expected) => expect(left(lines, path)).toBe(expected))
