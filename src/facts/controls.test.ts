import { expect, test } from 'vitest'
import { control, controls } from './controls.ts'

test('an id is unique, begins with its framework and leads to its control', () => {
  const all = controls.flatMap((table) => table.rows)
  expect(new Set(all.map((each) => each.id)).size).toBe(all.length)
  for (const each of all) {
    expect(each.id.startsWith(`${each.framework}/`)).toBe(true)
    expect(control(each.id)?.title).toBe(each.title)
  }
  expect(control('soc2/CC6.1')?.source).toMatch(/SOC 2/)
  expect(control('soc2/none')).toBeUndefined()
})
