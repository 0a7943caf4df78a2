import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { releaseContainers } from './containers.ts'

// They run on the Linux of GitHub, which has jq.
const able = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0

/** What ECS says each time that it is asked for the deployment, the last for good. */
const said = {
  rolled: ['PENDING None', 'SUCCESSFUL None'],
  asked: ['IN_PROGRESS None', 'IN_PROGRESS hook-1', 'SUCCESSFUL None'],
  red: ['IN_PROGRESS hook-1', 'ROLLBACK_IN_PROGRESS None'],
} as const

describe.skipIf(!able)('a release to ECS', () => {
  it('waits for what is replaced task by task, and says nothing', async () => {
    const { code, calls } = await released(said.rolled, 'none')
    expect(code).toBe(0)
    expect(calls).toContain('update-service api revision-2')
    expect(calls.join()).not.toContain('continue')
  })

  it('lets a version go on that answers before users ask it', async () => {
    const { code, calls } = await released(said.asked, 'door')
    expect(code).toBe(0)
    expect(calls).toContain('continue hook-1 CONTINUE')
  })

  it('ends one that answers as another, before any user has met it', async () => {
    const { code, calls } = await released(said.red, 'door', 'old')
    expect(code).not.toBe(0)
    expect(calls).toContain('continue hook-1 ROLLBACK')
  })

  it('fails when an alarm has put the version before back', async () => {
    expect((await released(said.red, 'door')).code).not.toBe(0)
  })

  it('stops a deployment that is under way, and does not start another', async () => {
    const { calls } = await undone('0')
    expect(calls).toContain('stop ROLLBACK')
    expect(calls.join()).not.toContain('update-service')
  })

  it('lets the version before in again, where nothing is under way any more', async () => {
    const { code, calls } = await undone('1')
    expect(code).toBe(0)
    expect(calls).toContain('update-service api revision-1')
  })
})

const aws = `#!/bin/bash
value() { while [ "$#" -gt 1 ]; do [ "$1" != "$name" ] || echo "$2"; shift; done; }
of() { name=$1; shift; value "$@"; }
case "$1 $2" in
  'ssm get-parameter') echo 'v1 sha256:1' ;;
  'ecs describe-task-definition') echo '{"family": "api", "containerDefinitions": [{"image": "api"}]}' ;;
  'ecs register-task-definition') cat > /dev/null; echo revision-2 ;;
  'ecs describe-services') echo "\${RUNNING:-revision-1}" ;;
  'ecs update-service') echo "update-service $(of --service "$@") $(of --task-definition "$@")" >> "$STATE/calls" ;;
  'ecs list-service-deployments') echo deployment-2 ;;
  'ecs describe-service-deployments')
    line=$(head -n 1 "$STATE/said")
    [ "$(wc -l < "$STATE/said")" = 1 ] || sed -i 1d "$STATE/said"
    tr ' ' '\t' <<< "$line" ;;
  'ecs continue-service-deployment') echo "continue $(of --hook-id "$@") $(of --action "$@")" >> "$STATE/calls" ;;
  'ecs stop-service-deployment') echo "stop $(of --stop-type "$@")" >> "$STATE/calls"; exit "\${STOPS:-0}" ;;
esac
`

async function released(answers: readonly string[], door: 'door' | 'none', revision = 'new') {
  const server = createServer((request, response) => {
    const tried = request.headers['x-trial'] === 'next'
    response.writeHead(200, { 'x-revision': tried ? revision : 'old' }).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`
  const folder = prepared(answers)
  const done = await ran(folder, {
    RELEASES: `shop/api registry/api api /shop/images/api api ${door === 'door' ? url : 'none'} none`,
    UNDO: 'false',
  })
  server.close()
  return done
}

function undone(stops: string) {
  const folder = prepared(said.asked)
  writeFileSync(join(folder, 'release-containers'), 'api /shop/images/api api revision-2,revision-1,none none\n')
  return ran(folder, { RELEASES: '', UNDO: 'true', STOPS: stops, RUNNING: 'revision-2' })
}

function prepared(answers: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-'))
  mkdirSync(join(folder, 'bin'))
  for (const [name, text] of Object.entries({ aws, sleep: '#!/bin/bash\n' })) {
    writeFileSync(join(folder, 'bin', name), text)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  writeFileSync(join(folder, 'said'), `${answers.join('\n')}\n`)
  writeFileSync(join(folder, 'calls'), '')
  writeFileSync(join(folder, 'images'), 'shop/api v2 sha256:2\n')
  return folder
}

async function ran(folder: string, env: Readonly<Record<string, string>>) {
  const [step] = releaseContainers.runs.steps
  const child = spawn('bash', ['-eo', 'pipefail', '-c', String(step?.run)], {
    env: {
      ...env,
      PATH: `${folder}/bin:${process.env.PATH}`,
      STATE: folder,
      RUNNER_TEMP: folder,
      IMAGES: join(folder, 'images'),
      CLUSTER: 'shop',
      REVISION: 'new',
      TRIAL: 'x-trial: next',
    },
  })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') }
}
