import { expect, test } from 'vitest'
import { takenBy } from './action-forms.ts'

test('an action is known by name and major version', () => {
  expect(takenBy('Actions/Cache', 4)?.inputs.get('path')).toEqual({ name: 'path', must: true, old: false })
  expect(takenBy('actions/cache', 4)?.inputs.get('save-always')?.old).toBe(true)
  expect(takenBy('actions/cache', 4)?.outputs).toEqual(['cache-hit'])
  expect(takenBy('actions/cache', 99)).toBeUndefined()
})
