import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { freezeStep } from './freeze.ts'
import { imageJob } from './image.ts'
import { migrationsJob } from './migrations.ts'
import { rescan } from './rescan.ts'
import type { Step } from './steps.ts'
import { tests } from './tests.ts'
import { node } from './toolchains/node.ts'

// They run on the Linux of GitHub, which has jq.
const able = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0

describe.skipIf(!able)('the coverage gate', () => {
  const gate = tests(node).jobs.unit.steps.at(-1)
  it.each([
    ['four lines of five', 'LF:5\nLH:4\n', 0],
    ['fewer', 'LF:5\nLH:3\n', 1],
    ['two files together', 'LF:1\nLH:0\nLF:9\nLH:8\n', 0],
    ['nothing that could be run', 'TN:\n', 1],
  ])('%s', (_, lcov, code) => expect(ran(gate, { 'coverage/lcov.info': lcov }).code).toBe(code))

  it('does not pass where no tests ran', () => expect(ran(gate, {}).code).not.toBe(0))
})

describe.skipIf(!able)('the change calendar', () => {
  const calendar = JSON.stringify({
    open: { days: ['Monday', 'Friday'], from: '07:00', to: '16:00' },
    freezes: [{ from: '2026-12-18T17:00', to: '2027-01-04T07:00', reason: 'the end of the year' }],
  })
  const at = (now: string, reason = '', text = calendar) => {
    const [day = '', date = ''] = now.split(' ')
    return ran(
      freezeStep(''),
      {
        'delivery/freeze.yaml': text,
        'bin/yq': '#!/bin/bash\ncat "${@: -1}"\n',
        'bin/date': `#!/bin/bash\ncase $2 in *F*) echo ${date};; *A) echo ${day};; *) echo ${date.split('T')[1]};; esac\n`,
      },
      { REASON: reason },
    )
  }
  it.each([
    ['Friday 2026-11-27T10:00', 0],
    ['Friday 2026-11-27T16:00', 1],
    ['Sunday 2026-11-29T10:00', 1],
    ['Monday 2026-12-28T10:00', 1],
    ['Monday 2027-01-04T07:00', 0],
  ])('at %s', (now, code) => expect(at(now).code).toBe(code))

  it('lets a reason through, and keeps it', () => {
    const { code, summary } = at('Monday 2026-12-28T10:00', 'the shop is down')
    expect(code).toBe(0)
    expect(summary).toContain('Frozen: the end of the year. Changed all the same by someone: the shop is down')
  })

  it('stays closed when it cannot be read', () => expect(at('Friday 2026-11-27T10:00', '', '{').code).not.toBe(0))
})

describe.skipIf(!able)('migrations', () => {
  it.each([
    ['a new column', 'ALTER TABLE a ADD COLUMN b text;', 0],
    ['a column that goes', 'ALTER TABLE a DROP COLUMN b;', 1],
    ['one that nothing uses any more', '-- contract: since 1.4 nobody reads it\nALTER TABLE a DROP COLUMN b;', 0],
    ['a name that changes', 'alter table a rename to b;', 1],
  ])('%s', (_, sql, code) => {
    const service = { name: 'api', path: 'api' } as Parameters<typeof migrationsJob>[0][number]
    expect(ran(migrationsJob([service]).steps.at(-1), { 'api/db/migrations/1.sql': sql }, {}, commit).code).toBe(code)
  })
})

describe.skipIf(!able)('the name of an image', () => {
  const step = imageJob(exampleOf('crm'), undefined).steps.find(({ name }) => name === 'Tag')
  const docker = (known: string) => `#!/bin/bash
echo "$*" >> calls
[[ "$*" == *inspect* ]] || exit 0
[ -n "${known}" ] && echo "${known}"
`
  const named = (known: string) =>
    ran(
      step,
      { 'bin/docker': docker(known) },
      { TAG: 'registry/api:sha-1', IMAGE: 'registry/api', DIGEST: 'sha256:new' },
    )

  it('is given to what was built', () => {
    const { code, output, folder } = named('')
    expect([code, output]).toEqual([0, 'digest=sha256:new\n'])
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toContain(
      'create --tag registry/api:sha-1 registry/api@sha256:new',
    )
  })

  it('stays with what an earlier run of the commit gave it to, which is what goes on', () => {
    const { code, output, folder } = named('sha256:old')
    expect([code, output]).toEqual([0, 'digest=sha256:old\n'])
    expect(readFileSync(join(folder, 'calls'), 'utf8')).not.toContain('create')
  })
})

describe.skipIf(!able)('the daily look finds what runs', () => {
  const stepOf = (example: string) => {
    const { images } = rescan(exampleOf(example)).jobs
    return images?.steps.find(({ name }) => name === 'Which image runs')
  }
  it('in the account, where no cluster takes it from the branch', () => {
    const aws =
      '#!/bin/bash\nprintf "/invoices/production/images/rates\\tsha-1 sha256:1\\n/invoices/production/images/app\\tsha-2 sha256:2\\n"\n'
    const step = stepOf('startup')
    const env = { STAGE: 'production', REPOSITORY: 'invoices/app' }
    expect(ran(step, { 'bin/aws': aws }, env)).toMatchObject({ code: 0, output: 'digest=sha256:2\n' })
    expect(ran(step, { 'bin/aws': '#!/bin/bash\nexit 1\n' }, env).code).not.toBe(0)
  })

  it('in the overlay, and nothing where nothing was delivered yet', () => {
    const step = stepOf('crm')
    const yq = '#!/bin/bash\ncat "${@: -1}"\n'
    const at = (text: string) =>
      ran(
        step,
        { 'bin/yq': yq, 'kubernetes/overlays/dev/images/kustomization.yaml': text },
        { OVERLAY: 'kubernetes/overlays/dev', REPOSITORY: 'crm/api' },
      )
    expect(at('crm/worker sha-1 sha256:1\ncrm/api sha-1 sha256:2\n')).toMatchObject({
      code: 0,
      output: 'digest=sha256:2\n',
    })
    expect(at('crm/api bootstrap none\n')).toMatchObject({ code: 0, output: 'digest=\n' })
  })
})

function exampleOf(name: string): ReturnType<typeof design> {
  const path = `examples/${name}/devops.yaml`
  const { spec } = readSpec({ path, text: readFileSync(path, 'utf8') })
  if (!spec) throw new Error(`${path} cannot be read`)
  return design(spec)
}

function commit(folder: string): void {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words])
  git('init', '--quiet')
  git('commit', '--quiet', '--allow-empty', '--message', 'before')
  git('add', '.')
  git('commit', '--quiet', '--message', 'after')
}

/** Runs the script of a step as GitHub does, in a folder with these files. */
function ran(
  step: Step | undefined,
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => void = () => {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'step-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
    if (path.startsWith('bin/')) chmodSync(join(folder, path), 0o755)
  }
  prepare(folder)
  const [summary, output] = [join(folder, 'summary'), join(folder, 'output')]
  for (const file of [summary, output]) writeFileSync(file, '')
  const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', String(step?.run)], {
    cwd: folder,
    env: {
      ...process.env,
      ...(step?.env as object),
      ...env,
      PATH: `${folder}/bin:${process.env.PATH}`,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      GITHUB_ACTOR: 'someone',
    },
  })
  return { code: status, summary: readFileSync(summary, 'utf8'), output: readFileSync(output, 'utf8'), folder }
}
