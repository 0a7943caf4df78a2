import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { releaseContainers } from './containers.ts'
import { releaseFunctions } from './functions.ts'
import { releaseMachines } from './machines.ts'

// They run on the Linux of GitHub, which has jq.
const able = process.platform === 'linux' && spawnSync('jq', ['--version']).status === 0

describe.skipIf(!able)('a release that AWS refuses', () => {
  it.each([
    ['containers', releaseContainers, 'describe-task-definition', 'ClientException'],
    ['functions', releaseFunctions, 'get-alias', 'ResourceNotFoundException'],
    ['machines', releaseMachines, 'start-instance-refresh', 'ValidationError'],
  ] as const)('of %s is a failure, unless nothing stands there yet', (_, action, refused, code) => {
    const absent = ran(action, refused, code)
    expect([absent.status, absent.stdout]).toEqual([0, expect.stringContaining('does not stand yet')])
    expect(absent.calls).toContain('put-parameter --name /shop/images/api --value v2')
    for (const other of ['AccessDeniedException', 'ThrottlingException']) {
      const { status, stdout } = ran(action, refused, other)
      expect([status, stdout]).toEqual([1, expect.stringContaining(other)])
    }
  })

  it('leaves the record of machines as it was', () => {
    const { calls } = ran(releaseMachines, 'start-instance-refresh', 'AccessDeniedException')
    expect(calls.trim().split('\n').at(-1)).toContain('--value v1 sha256:1')
  })

  it('because another refresh is under way waits for its end', () => {
    const { status, calls } = ran(releaseMachines, 'start-instance-refresh', 'InstanceRefreshInProgress', 3)
    expect([status, calls.match(/start-instance-refresh/g)?.length]).toEqual([0, 4])
  })
})

function ran(action: typeof releaseMachines, refused: string, code: string, times = 1000) {
  const folder = mkdtempSync(join(tmpdir(), 'refused-'))
  mkdirSync(join(folder, 'bin'))
  const aws = `#!/bin/bash
echo "$*" >> "$STATE/calls"
if [[ "$*" == *${refused}* ]] && [ "$(grep -c ${refused} "$STATE/calls")" -le ${times} ]; then
  echo "An error occurred (${code}) when calling it: no" >&2
  exit 254
fi
case "$*" in
  *get-parameter\\ *) echo 'v1 sha256:1' ;;
  *batch-get-image*) echo '{}' ;;
  *start-instance-refresh*) echo refresh-1 ;;
  *describe-instance-refreshes*) echo Successful ;;
esac
`
  for (const [name, text] of Object.entries({ aws, sleep: '#!/bin/bash\n' })) {
    writeFileSync(join(folder, 'bin', name), text)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  writeFileSync(join(folder, 'images'), 'shop/api v2 sha256:2\n')
  const [step] = action.runs.steps
  const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', String(step?.run)], {
    encoding: 'utf8',
    env: {
      PATH: `${folder}/bin:${process.env.PATH}`,
      STATE: folder,
      RUNNER_TEMP: folder,
      IMAGES: join(folder, 'images'),
      RELEASES: 'shop/api registry/api api /shop/images/api api none none',
      UNDO: 'false',
      CLUSTER: 'shop',
    },
  })
  return { status, stdout, calls: readFileSync(join(folder, 'calls'), 'utf8') }
}
