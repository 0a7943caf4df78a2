import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Flags } from '../../model/flags.ts'
import { flagsAction } from './flags.ts'

// They run on the Linux of GitHub, which has jq.
const able = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0

const flag = {
  state: 'ENABLED',
  variants: { on: true, off: false },
  defaultVariant: 'off',
  metadata: { kind: 'release', owner: 'checkout', until: '2999-01-01' },
}

const over = { ...flag, metadata: { ...flag.metadata, until: '2020-01-01' } }

describe.skipIf(!able)('flags', () => {
  it.each([
    ['none', {}, 0, ''],
    ['one that is whole', { a: flag }, 0, ''],
    ['one without an owner', { a: { ...flag, metadata: { kind: 'operations' } } }, 1, 'a: metadata.owner is missing'],
    ['a release without an end', { a: { ...flag, metadata: { kind: 'release', owner: 'b' } } }, 1, 'metadata.until'],
    ['a default that is no variant', { a: { ...flag, defaultVariant: 'maybe' } }, 1, 'defaultVariant'],
    ['an end that has come', { a: over }, 0, '::warning file=flags.json::a was to be gone by 2020-01-01: checkout'],
  ])('%s', (_, flags, code, said) => {
    const done = looked(JSON.stringify({ flags }))
    expect(done.stdout).toContain(said)
    expect(done.status).toBe(code)
  })

  it('fails for an end that has come when it is asked for ends', () => {
    expect(looked(JSON.stringify({ flags: { a: over } }), 'error').status).toBe(1)
  })

  it('refuses what is no JSON', () => expect(looked('{').status).toBe(1))
})

function looked(text: string, overdue = 'warning') {
  const folder = mkdtempSync(join(tmpdir(), 'flags-'))
  writeFileSync(join(folder, 'flags.json'), text)
  const action = flagsAction({ environments: [{ file: 'flags.json' }] } as unknown as Flags)
  const [step] = action.runs.steps
  return spawnSync('bash', ['-eo', 'pipefail', '-c', String(step?.run)], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, FILES: 'flags.json', OVERDUE: overdue },
  })
}
