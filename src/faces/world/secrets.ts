import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../model/fault.ts'
import type { World } from '../../model/world.ts'

/** A file of the folder that `DEVOPS_SECRETS` names, and the variable that it stands for. */
const files: Readonly<Record<string, string>> = {
  database: 'DEVOPS_DATABASE',
  key: 'MILLWRIGHT_KEY',
  'admin-password': 'DEVOPS_ADMIN_PASSWORD',
  'metrics-token': 'DEVOPS_METRICS_TOKEN',
  token: 'DEVOPS_TOKEN',
}

/** The environment with what lies in files, so that no secret has to stand in it. What is said by a variable counts first. */
export function withSecrets(env: World['env']): World['env'] {
  const folder = env.DEVOPS_SECRETS
  if (folder === undefined) return env
  const found = Object.entries(files).flatMap(([file, variable]): [string, string][] => {
    try {
      return [[variable, readFileSync(join(folder, file), 'utf8').trim()]]
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw new Fault(
        'secrets-folder',
        `\`${file}\` in ${folder} cannot be read (${(error as NodeJS.ErrnoException).code})`,
        '`DEVOPS_SECRETS` names a folder with a file for each secret, which this user may read.',
      )
    }
  })
  return { ...Object.fromEntries(found), ...env }
}
