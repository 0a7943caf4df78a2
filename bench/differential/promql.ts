import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { textOf } from '../../src/faces/world/text.ts'
import { list } from '../../src/faces/world/walk.ts'
import { Rule } from '../../src/kinds/monitoring.ts'
import { ready, survey } from '../../src/readers/survey.ts'
import { checkPromql } from '../../src/syntax/promql/check.ts'
import type { Referee } from './referee.ts'

/** Every expression of every rule: what Prometheus's own parser accepts, and of which type it is. */
export const referee: Referee = {
  title: 'PromQL against the parser of Prometheus',
  async absent() {
    return build() ? undefined : 'there is no Go to build the oracle with'
  },
  async *compare(directory) {
    const expressions = await expressionsIn(directory)
    const { stdout } = spawnSync(program, {
      input: [...expressions.keys()].map((text) => JSON.stringify(text)).join('\n'),
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    const answers = stdout.trimEnd().split('\n')
    for (const [index, [text, file]] of [...expressions].entries()) {
      const theirs = JSON.parse(answers[index] ?? '{}') as { readonly refused?: string; readonly type?: string }
      const [problem] = checkPromql(text)
      const what = `${file}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`
      if (!problem && !theirs.refused) yield { what, is: 'equal' }
      else if (problem && theirs.refused) yield { what, is: 'refused by both' }
      else
        yield { what, is: 'different', because: `we: ${problem?.message ?? 'yes'}; they: ${theirs.refused ?? 'yes'}` }
    }
  },
}

const program = join(mkdtempSync(join(tmpdir(), 'promql-')), 'oracle')

function build(): boolean {
  const cwd = join(import.meta.dirname, 'promql')
  return spawnSync('go', ['build', '-o', program, '.'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

async function expressionsIn(directory: string): Promise<ReadonlyMap<string, string>> {
  await ready()
  const { files } = await list(directory, '.', { include: ['**/*.{yml,yaml,rules}'] })
  const found = new Map<string, string>()
  for (const { path } of files) {
    const text = await textOf(join(directory, path))
    if (typeof text !== 'string' || !/\bexpr:/.test(text)) continue
    for (const { data } of survey([{ path, text }]).of(Rule)) if (data.expr !== undefined) found.set(data.expr, path)
  }
  return found
}
