import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import type { Flags } from '../../model/flags.ts'
import { flagsAction, flagsWorkflow } from './flags.ts'

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

describe.skipIf(!able)('what the workflow brings', () => {
  const workflow = flagsWorkflow(blueprint(), { tool: 'appconfig', environments: [] } as unknown as Flags)
  const step = ('switched' in workflow.jobs ? workflow.jobs.switched : undefined)?.steps.at(-1)
  const files = (event: string, before: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'flags-'))
    const git = (...words: string[]) =>
      spawnSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { encoding: 'utf8' })
    git('init', '--quiet')
    for (const name of ['production', 'staging']) {
      mkdirSync(join(folder, 'flags'), { recursive: true })
      writeFileSync(join(folder, `flags/${name}.json`), '{}')
      git('add', '.')
      git('commit', '--quiet', '--message', name)
    }
    const output = join(folder, '../', `${folder.split('/').at(-1)}.out`)
    writeFileSync(output, '')
    const head = git('rev-parse', 'HEAD').stdout.trim()
    spawnSync('bash', ['-eo', 'pipefail', '-c', String(step?.run)], {
      cwd: folder,
      env: { ...process.env, GITHUB_EVENT_NAME: event, BEFORE: before, GITHUB_SHA: head, GITHUB_OUTPUT: output },
    })
    return readFileSync(output, 'utf8').trim()
  }

  it('is what a push changed; all, where nobody knows what that is, or somebody asks for it by hand', () => {
    expect(files('push', 'HEAD^1')).toBe('files=flags/staging.json')
    const all = 'files=flags/production.json flags/staging.json'
    expect([files('push', '0000000'), files('workflow_dispatch', '')]).toEqual([all, all])
  })

  it('does not wait for office hours where somebody says why', () => {
    expect(workflow.on.workflow_dispatch).toHaveProperty('inputs.reason')
    expect(workflow.concurrency).toEqual({ group: 'flags-${{ github.event_name }}', queue: 'max' })
  })
})

function blueprint() {
  const path = 'examples/startup/devops.yaml'
  const { spec } = readSpec({ path, text: readFileSync(path, 'utf8') })
  if (!spec) throw new Error(`${path} cannot be read`)
  return design(spec)
}
