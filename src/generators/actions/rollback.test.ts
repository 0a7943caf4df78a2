import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../model/plan.ts'
import { answersAction } from './answers-action.ts'
import { pinAction } from './pin-action.ts'
import { settledAction } from './settled-action.ts'
import type { Step } from './steps.ts'

// They run on the Linux of GitHub, which has jq.
const able = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0

describe.skipIf(!able)('the smoke test', () => {
  it.each([
    ['passes what runs the revision', [[200, 'new']], true],
    [
      'waits until it does',
      [
        [503, ''],
        [200, 'old'],
        [200, 'new'],
      ],
      true,
    ],
    ['refuses the version before, though it answers', [[200, 'old']], false],
    ['refuses what does not answer', [[503, 'new']], false],
    [
      'refuses what stops answering',
      [
        [200, 'new'],
        [500, 'new'],
      ],
      false,
    ],
    ['believes the health of what does not say what it runs', [[200, '']], true],
  ] as const)('%s', async (_, answers, passes) => {
    let asked = 0
    const server = createServer((_, response) => {
      const [code, revision] = answers[Math.min(asked++, answers.length - 1)] ?? [500, '']
      response.writeHead(code, revision ? { 'x-revision': revision } : {}).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const env = {
      URLS: `http://127.0.0.1:${port}/`,
      REVISION: 'new',
      MINUTES: passes && answers.length > 1 ? '1' : '0',
    }
    expect(await passed(answersAction.runs.steps[0], env)).toBe(passes)
    server.close()
  })
})

describe.skipIf(!able)('putting images back', () => {
  const [step] = pinAction({ delivery: { branch: 'main' } } as Plan).runs.steps
  // What lies at each commit, as `gh api` would give it.
  const gh = `#!/bin/bash
last="\${*: -1}"
case "$*" in
  *git/ref/heads*) echo head ;;
  *contents/*) cat "$STATE/\${last##*ref=}" ;;
  *commits/*) echo parent ;;
  *graphql*) jq -r '.variables.input.fileChanges.additions[0].contents' | base64 -d > "$STATE/written"; echo commit ;;
esac
`
  const undone = async (head: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'pin-'))
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin/gh'), gh)
    chmodSync(join(folder, 'bin/gh'), 0o755)
    const files = { head, delivered: 'images: new', parent: 'images: old', written: '', output: '' }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const done = await passed(step, {
      PATH: `${folder}/bin:${process.env.PATH}`,
      STATE: folder,
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_REPOSITORY: 'acme/crm',
      OVERLAY: 'kubernetes/overlays/staging',
      MESSAGE: 'Put staging back',
      UNDO: 'delivered',
    })
    return { done, written: readFileSync(join(folder, 'written'), 'utf8') }
  }

  it('writes what stood there before the commit', async () =>
    expect(await undone('images: new')).toEqual({ done: true, written: 'images: old' }))

  it('leaves alone what somebody wrote since', async () =>
    expect(await undone('images: newer')).toEqual({ done: true, written: '' }))
})

describe.skipIf(!able)('waiting for the cluster', () => {
  const [step] = settledAction({ delivery: { branch: 'main' } } as Plan).runs.steps
  // The pin is `pinned`, and the branch has gone on to `later`; one line of answers for each time that it is asked.
  const gh = `#!/bin/bash
case "$*" in
  *compare*) echo later ;;
  *commits/later/*)
    asked=$(($(cat "$STATE/asked") + 1)); echo "$asked" > "$STATE/asked"
    said=$(sed -n "\${asked}p" "$STATE/said"); [ "$said" = - ] || echo "$said" ;;
esac
`
  it.each([
    ['goes on when it has arrived', '-\n-\nsuccess\n', true],
    ['fails when it has failed for a minute', '-\nfailure\nfailure\nfailure\n', false],
    ['forgives a moment', 'failure\nfailure\nsuccess\n', true],
  ])('%s', async (_, said, passes) => {
    const folder = mkdtempSync(join(tmpdir(), 'settled-'))
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin/gh'), gh)
    chmodSync(join(folder, 'bin/gh'), 0o755)
    writeFileSync(join(folder, 'said'), said)
    writeFileSync(join(folder, 'asked'), '0')
    const env = { COMMIT: 'pinned', CONTEXT: 'deployed/production', MINUTES: '1', GITHUB_REPOSITORY: 'acme/crm' }
    expect(await passed(step, { ...env, STATE: folder, PATH: `${folder}/bin:${process.env.PATH}` })).toBe(passes)
  })

  it('asks nothing where nothing changed', async () =>
    expect(await passed(step, { COMMIT: '', MINUTES: '1' })).toBe(true))
})

/** Runs the script of a step as GitHub does, in no time. */
async function passed(step: Step | undefined, env: Readonly<Record<string, string>>): Promise<boolean> {
  const script = `sleep() { :; }\n${String(step?.run)}`
  try {
    await promisify(execFile)('bash', ['-eo', 'pipefail', '-c', script], {
      env: { ...process.env, ...(step?.env as object), ...env },
    })
    return true
  } catch {
    return false
  }
}
