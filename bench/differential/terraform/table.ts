import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { console as table } from '../../../src/syntax/hcl/evaluate/console.ts'
import { evaluate } from '../../../src/syntax/hcl/evaluate/expression.ts'
import { plainOf } from '../../../src/syntax/hcl/evaluate/plain.ts'
import { parseExpression } from '../../../src/syntax/hcl/parse.ts'
import type { Verdict } from '../referee.ts'
import { bare } from './world.ts'

/** The table of expressions, asked of Terraform anew. */
export function* consoleVerdicts(): Iterable<Verdict> {
  const directory = mkdtempSync(join(tmpdir(), 'console-'))
  const expressions = table.map(([text]) => text)
  const answers = asked(directory, expressions)
  rmSync(directory, { recursive: true })
  for (const [index, text] of expressions.entries()) {
    const node = parseExpression({ path: 'expression', text })
    const ours = 'kind' in node ? plainOf(evaluate(node, { text, world: bare() })) : node
    const theirs = answers?.[index]
    if (isDeepStrictEqual(JSON.parse(JSON.stringify(ours)), theirs)) yield { what: text, is: 'equal' }
    else yield { what: text, is: 'different', because: `is ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}` }
  }
}

/** What `terraform console` says to each expression, in one process; `undefined` where it refuses one of them. */
export function asked(directory: string, expressions: readonly string[]): readonly unknown[] | undefined {
  // On one line: what is piped into it counts as one expression, the last line.
  const input = `[${expressions.map((text) => `base64encode(jsonencode(${text}))`).join(', ')}]\n`
  const env = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' }
  const { status, stdout } = spawnSync('terraform', ['console'], { cwd: directory, input, env, maxBuffer: 1e9 })
  if (status !== 0) return undefined
  const lines = stdout.toString().match(/^ {2}"[A-Za-z0-9+/=]*"/gm) ?? []
  return lines.map((line) => JSON.parse(Buffer.from(line.trim().slice(1, -1), 'base64').toString()))
}
