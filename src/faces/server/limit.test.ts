import { expect, it } from 'vitest'
import { limitPerAddress } from './limit.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 27) + seconds * 1000)

it('lets each address have what two seconds allow, and more as time goes by', () => {
  const limit = limitPerAddress()
  const taken = (address: string, seconds: number, tries: number) =>
    Array.from({ length: tries }, () => limit.take(address, at(seconds), 10)).filter(Boolean).length
  expect(taken('one', 0, 100)).toBe(20)
  expect(taken('other', 0, 5)).toBe(5)
  expect(taken('one', 1, 100)).toBe(10)
  expect(taken('one', 600, 100)).toBe(20)
})

it('makes guessing dear', () => {
  const limit = limitPerAddress()
  let guesses = 0
  while (limit.take('one', at(0), 1000) && guesses < 10_000) {
    guesses++
    limit.charge('one', 100)
  }
  expect(guesses).toBeLessThan(25)
})

it('remembers no more addresses than it may', () => {
  const limit = limitPerAddress(3)
  for (const address of ['a', 'b', 'c', 'd']) for (let tries = 0; tries < 5; tries++) limit.take(address, at(0), 1)
  expect(limit.take('d', at(0), 1)).toBe(false)
  expect(limit.take('a', at(0), 1)).toBe(true)
})
