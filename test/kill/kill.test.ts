import { expect, test } from 'vitest'
import { freshStore } from '../server/database.ts'
import { kill } from './kill.ts'

// More of them: `npm run kill -- 1000`.
test('servers are killed, and no alert that one said it kept is lost or told under two keys', async () => {
  const { url } = await freshStore()
  const { kills, kept, lost, twice } = await kill(url, 12)
  expect(kills).toBeGreaterThanOrEqual(12)
  expect(kept).toBeGreaterThan(0)
  expect(lost).toEqual([])
  expect(twice).toEqual([])
}, 240_000)
