import { describe, expect, it } from 'vitest'
import type { Ran, World } from '../../model/world.ts'
import { prover } from './prover.ts'
import { rootsOf } from './roots.ts'

const files = {
  'stacks/main.tf': 'module "queue" {\n  source = "../modules/queue"\n}\n',
  'modules/queue/main.tf': 'locals {}\n',
}

describe('roots', () => {
  it('are what no other directory calls, with all that they reach', () => {
    const chained = {
      ...files,
      'modules/queue/more.tf': 'module "name" {\n  source = "../name"\n}\n',
      'modules/name/a.tf': '',
    }
    expect(rootsOf(artifacts(chained))).toEqual([
      { path: 'stacks', members: new Set(['stacks', 'modules/queue', 'modules/name']) },
    ])
  })
})

const done = { code: 0, stdout: '', stderr: '' }

// Answers as Terraform 1.11.4 gave them.
const unreachable = {
  code: 1,
  stdout: '',
  stderr:
    '╷\n│ Error: Failed to query available provider packages\n│ \n│ Could not retrieve the list of available versions for provider hashicorp/aws\n╵\n',
}

describe('terraform', () => {
  it('proves the format alone where it cannot fetch the provider, and says so', async () => {
    const message = 'validate: the provider could not be fetched'
    const but = `for some files without ${message}`
    const proved = { outcome: 'proved', message: 'format', but }
    expect(await verdicts({ fmt: done, init: unreachable })).toEqual([
      { path: 'stacks/main.tf', ...proved },
      { path: 'stacks/main.tf', outcome: 'not-run', message, but },
      { path: 'modules/queue/main.tf', ...proved },
      { path: 'modules/queue/main.tf', outcome: 'not-run', message, but },
    ])
  })

  it('proves what it validates', async () => {
    const valid = {
      ...done,
      stdout: '{"format_version":"1.0","valid":true,"error_count":0,"warning_count":0,"diagnostics":[]}',
    }
    expect(await verdicts({ fmt: done, init: done, validate: valid })).toEqual([
      { path: 'stacks/main.tf', outcome: 'proved', message: 'format, validate' },
      { path: 'modules/queue/main.tf', outcome: 'proved', message: 'format, validate' },
    ])
  })

  it('refutes what it would format', async () => {
    expect(await verdicts({ fmt: { ...done, code: 3, stdout: 'stacks/main.tf\n' }, init: unreachable })).toContainEqual(
      {
        path: 'stacks/main.tf',
        outcome: 'refuted',
        message: '`terraform fmt` would write it differently',
      },
    )
  })

  it('refutes what it cannot read, at its line', async () => {
    const stderr = 'Error: Invalid block definition\n\n  on stacks/main.tf line 2:\n   2: }\n'
    expect(await verdicts({ fmt: { code: 2, stdout: '', stderr }, init: unreachable })).toContainEqual({
      path: 'stacks/main.tf',
      outcome: 'refuted',
      message: 'Terraform cannot read it',
      line: 2,
    })
  })

  it('refutes what does not validate, in the file of the module', async () => {
    const error = {
      severity: 'error',
      summary: 'Reference to undeclared local value',
      detail: 'A local value with the name "x" has not been declared.',
      range: { filename: '../modules/queue/main.tf', start: { line: 1, column: 1, byte: 0 } },
    }
    const invalid = { ...done, code: 1, stdout: JSON.stringify({ valid: false, diagnostics: [error] }) }
    expect(await verdicts({ fmt: done, init: done, validate: invalid })).toContainEqual({
      path: 'modules/queue/main.tf',
      outcome: 'refuted',
      message: 'Reference to undeclared local value: A local value with the name "x" has not been declared.',
      line: 1,
    })
  })
})

async function verdicts(answers: Readonly<Record<string, Ran>>) {
  const world = {
    env: {},
    files: { temporary: async () => '/tmp/nowhere' },
    run: async (_: string, [verb = '']: readonly string[]) => answers[verb],
  } as unknown as World
  const found = []
  for await (const verdict of prover.prove(artifacts(files), world)) found.push(verdict)
  return found
}

function artifacts(texts: Readonly<Record<string, string>>) {
  return Object.entries(texts).map(([path, text]) => ({ path, text, because: [] }))
}
