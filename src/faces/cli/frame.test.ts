import { expect, test } from 'vitest'
import { frame, plain, widthOf } from './frame.ts'

const at = (source: string, column: number, endColumn: number, width = 80) => {
  const {
    gutter,
    source: shown,
    indent,
    carets,
  } = frame({ file: 'a', line: 7, column, endLine: 7, endColumn, source }, width)
  return [gutter + shown, indent + carets]
}

test('the caret stands below what it means', () => {
  expect(at('  key: value', 8, 13)).toEqual(['7 |   key: value', '  |        ^^^^^'])
})
test('a tab takes two columns, a wide character two, a combining one none', () => {
  expect(at('\tkey: v', 7, 8)).toEqual(['7 |   key: v', '  |        ^'])
  expect(at('名前: v', 5, 6)).toEqual(['7 | 名前: v', '  |       ^'])
  expect(at('e\u0301: v', 5, 6)).toEqual(['7 | e\u0301: v', '  |    ^'])
})
test('a long line is cut around the place', () => {
  const [line = '', carets = ''] = at(`${'a'.repeat(300)}HERE${'b'.repeat(300)}`, 301, 305, 60)
  expect(line.length).toBeLessThanOrEqual(60)
  expect(line).toMatch(/^7 \| …a+HEREb+…$/)
  expect(carets.indexOf('^')).toBe(line.indexOf('HERE'))
  expect(carets).toMatch(/^ {2}\| +\^{4}$/)
})
test('a place beyond the end, an empty line and a span over lines are all shown', () => {
  expect(at('ab', 9, 9)).toEqual(['7 | ab', '  |   ^'])
  expect(at('', 1, 1)).toEqual(['7 | ', '  | ^'])
  expect(frame({ file: 'a', line: 1, column: 3, endLine: 4, endColumn: 1, source: 'a: b   ' }, 80).carets).toBe('  ^^')
})
test('nothing in a file steers the terminal', () => {
  expect(plain('a\u001b[31mb\u202ec')).toBe('a\ufffd[31mb\ufffdc')
  expect(at('\u001b[2Jx', 5, 6)).toEqual(['7 | \ufffd[2Jx', '  |     ^'])
})
test('widths are counted as terminals count them', () => {
  expect(['abc', '日本', '🚀', 'é'].map(widthOf)).toEqual([3, 4, 2, 1])
})
