import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Referee } from './referee.ts'
import { configurationsIn } from './terraform/files.ts'
import { localVerdicts } from './terraform/locals.ts'
import { syntaxVerdicts } from './terraform/syntax.ts'
import { consoleVerdicts } from './terraform/table.ts'

/**
 * HCL against HashiCorp's reader: every attribute, its place, value, references and calls. Evaluation against `terraform console`: the
 * table of expressions, and the local values of every directory that can stand without its resources.
 */
export const referee: Referee = {
  title: 'HCL against hashicorp/hcl, evaluation against terraform console',
  async absent() {
    return spawnSync('go', ['version']).status === 0 ? undefined : 'there is no go'
  },
  async *compare(directory) {
    const files = configurationsIn(directory)
    yield* syntaxVerdicts(directory, files, oracle())
    if (spawnSync('terraform', ['version']).status !== 0) return
    yield* consoleVerdicts()
    yield* localVerdicts(files)
  },
}

/** The program beside this file, built where nothing is kept. */
export function oracle(): string {
  const built = join(mkdtempSync(join(tmpdir(), 'hcl-oracle-')), 'oracle')
  execFileSync('go', ['build', '-o', built, '.'], { cwd: join(import.meta.dirname, 'terraform') })
  if (!existsSync(built)) throw new Error('the oracle was not built')
  return built
}
