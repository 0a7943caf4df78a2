import { expect, test } from 'vitest'
import { pure } from './pure.ts'
import { timelines } from './timelines/all.ts'

// Under a clock that we move: weeks would take as long.
test.each(timelines)('$name', (timeline) => {
  expect(pure(timeline).map(({ at, words }) => `${at} ${words}`)).toEqual(timeline.expect)
})
