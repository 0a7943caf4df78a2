import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { together } from './together.ts'

const items = Array.from({ length: 100 }, (_, at) => at)

it('answers in the order of the items, whichever ends first', async () => {
  const done = await together(items, async (item) => {
    await setTimeout((item * 7) % 5)
    return item * 2
  })
  expect(done).toEqual(items.map((item) => item * 2))
})

it('does several at a time, and not all', async () => {
  let now = 0
  let most = 0
  await together(items, async () => {
    most = Math.max(most, ++now)
    await setTimeout(1)
    now--
  })
  expect(most).toBe(16)
})

it('lets end what was begun before it throws, and begins no more', async () => {
  const begun: number[] = []
  const ended: number[] = []
  const failing = together(items, async (item) => {
    begun.push(item)
    if (item === 3) throw new Error('no space')
    await setTimeout(10)
    ended.push(item)
  })
  await expect(failing).rejects.toThrow('no space')
  expect(ended).toEqual(begun.filter((item) => item !== 3))
  expect(begun.length).toBeLessThan(20)
})

it('of nothing is nothing', async () => {
  expect(await together([], async () => 1)).toEqual([])
})
