import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faults } from '../../src/commands/explaining/faults.ts'

const src = new URL('../../src', import.meta.url).pathname

test('every code of a failure is explained, and nothing else is', () => {
  const thrown = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(`${src}/${file}`, 'utf8').matchAll(/new Fault\(\s*'([a-z/-]+)'/g)].map(([, code]) => code),
    )
  expect(thrown.length).toBeGreaterThan(10)
  expect([...new Set(thrown)].sort()).toEqual(Object.keys(faults).sort())
})
