import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { stalePreviews } from './stale-previews.ts'

it.skipIf(process.platform !== 'linux')('sweeps the pages of pull requests that are closed, and no others', () => {
  expect(swept('12\n40', '7/\t12/\tassets/')).toEqual(['s3://crm-preview-web-111122223333/7/'])
  expect(swept('', '7/\t12/')).toHaveLength(2)
  expect(swept('7', 'None')).toEqual([])
})

/** Folders that go where these pull requests are open, and the bucket holds these. */
function swept(open: string, folders: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'))
  mkdirSync(join(folder, 'bin'))
  const tools = {
    gh: `#!/bin/bash\nprintf '%s\\n' "$OPEN"\n`,
    aws: `#!/bin/bash\ncase "$2" in rm) echo "\${@: -1}" >> "$GONE" ;; *) printf '%s\\n' "$FOLDERS" ;; esac\n`,
  }
  for (const [name, text] of Object.entries(tools)) {
    writeFileSync(join(folder, 'bin', name), text)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  const gone = join(folder, 'gone')
  writeFileSync(gone, '')
  const { pages } = workflow().jobs as { pages?: { steps: readonly { run?: string }[] } }
  const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', String(pages?.steps.at(-1)?.run)], {
    env: {
      PATH: `${folder}/bin:${process.env.PATH}`,
      BUCKETS: 'crm-preview-web-111122223333',
      OPEN: open,
      FOLDERS: folders,
      GONE: gone,
    },
  })
  expect(status).toBe(0)
  return readFileSync(gone, 'utf8').split('\n').filter(Boolean)
}

function workflow() {
  const { spec } = readSpec({ path: 'devops.yaml', text: readFileSync('examples/crm/devops.yaml', 'utf8') })
  if (!spec) throw new Error('unreadable')
  const blueprint = design({ ...spec, environments: [...spec.environments] })
  const stage = blueprint.plan.stages.find(({ environment }) => environment.kind === 'preview')
  if (!stage) throw new Error('the example has no previews')
  return stalePreviews(stage, blueprint)
}
