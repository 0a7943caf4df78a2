import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { keeperCode } from './secret-keeper-code.ts'

const folder = mkdtempSync(join(tmpdir(), 'keeper-'))
writeFileSync(join(folder, 'keeper.cjs'), keeperCode)
const { turn } = createRequire(import.meta.url)(join(folder, 'keeper.cjs'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const day = 86_400_000
const start = 1000 * day
const session = { key: 'session-key', days: 90, made: true }
const stripe = { key: 'stripe-key', days: 90, made: false }

/** Random, but told apart. */
function random() {
  let count = 0
  return () => `random-${++count}`
}

function at(now: number, born = now, make = random()) {
  return { now, born, random: make }
}

test('fits into a template', () => expect(keeperCode.length).toBeLessThanOrEqual(4096))

describe('a key that makes itself', () => {
  test('is there from the first day, and so is the one before it', () => {
    const { value, turned } = turn({}, [session], at(start))
    expect(value).toMatchObject({ 'session-key': 'random-1', 'session-key-previous': 'random-1' })
    expect(turned).toBe(true)
  })
  test('stays until its time is over, and then both are valid', () => {
    const make = random()
    const first = turn({}, [session], at(start, start, make)).value
    const same = turn(first, [session], at(start + 89 * day, start, make))
    expect(same).toMatchObject({ changed: false, turned: false, value: first })
    const next = turn(first, [session], at(start + 90 * day, start, make))
    expect(next.value).toMatchObject({ 'session-key': 'random-2', 'session-key-previous': 'random-1' })
    expect(next.over).toEqual([-90])
    const again = turn(next.value, [session], at(start + 180 * day, start, make))
    expect(again.value).toMatchObject({ 'session-key': 'random-3', 'session-key-previous': 'random-2' })
  })
  test('asked twice on one day, it turns once', () => {
    const make = random()
    const first = turn({}, [session], at(start, start, make)).value
    const next = turn(first, [session], at(start + 90 * day, start, make)).value
    expect(turn(next, [session], at(start + 90 * day, start, make)).changed).toBe(false)
  })
})

describe('a key that somebody gave out', () => {
  test('is never touched, and its age counts from when it was put in', () => {
    const { value, over, turned } = turn({ 'stripe-key': 'sk_1' }, [stripe], at(start + 100 * day, start))
    expect(value['stripe-key']).toBe('sk_1')
    expect(over).toEqual([10])
    expect(turned).toBe(false)
  })
  test('its age does not begin anew when another key is written', () => {
    const first = turn({ 'stripe-key': 'sk_1' }, [stripe, session], at(start)).value
    const { over } = turn(first, [stripe, session], at(start + 95 * day, start + 90 * day))
    expect(over[0]).toBe(5)
  })
  test('begins anew with another value', () => {
    const first = turn({ 'stripe-key': 'sk_1' }, [stripe], at(start)).value
    const put = { ...first, 'stripe-key': 'sk_2' }
    expect(turn(put, [stripe], at(start + 101 * day, start + 100 * day)).over).toEqual([-89])
  })
  test('has no age before it is there', () => {
    expect(turn({}, [stripe], at(start))).toMatchObject({ over: [], turned: false })
  })
  test('is not kept twice', () => {
    const { value } = turn({ 'stripe-key': 'sk_live_1234' }, [stripe], at(start))
    expect(JSON.stringify(value.kept)).not.toContain('sk_live')
  })
})
