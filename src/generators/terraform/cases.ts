import type { Artifact } from '../../model/blueprint.ts'
import { type Attributes, type Block, block, raw } from '../../syntax/hcl/build.ts'
import { printHcl } from '../../syntax/hcl/print.ts'

/** What must hold of a module, whoever calls it: proved by `terraform test`, which plans it with a provider that is not there. */
export interface Cases {
  /** A call with what the module asks for; its page shows it as the example. */
  readonly variables: Attributes
  readonly runs: readonly Run[]
  /** Of the module in another form, which lacks one of these variables. */
  readonly otherwise?: Cases
}

/** Those cases that fit a module with these variables. */
export function fitting(cases: Cases | undefined, asked: ReadonlySet<string | undefined>): Cases | undefined {
  if (!cases || Object.keys(cases.variables).every((each) => asked.has(each))) return cases
  return fitting(cases.otherwise, asked)
}

export interface Run {
  readonly name: string
  /** Where it differs from the call above. */
  readonly variables?: Attributes
  /** Conditions, as expressions, with what is wrong where one does not hold. */
  readonly holds?: Readonly<Record<string, string>>
  /** Variables whose own validation must refuse this. */
  readonly refused?: readonly string[]
}

export function caseFile(module: string, { variables, runs }: Cases, because: readonly string[]): Artifact {
  const path = `terraform/modules/${module}/tests/${module}.tftest.hcl`
  return { path, because, text: printHcl([mock, block('variables', [], variables), ...runs.map(run)]) }
}

function run({ name, variables, holds = {}, refused }: Run): Block {
  return block(
    'run',
    [name],
    { command: raw('plan'), ...(refused && { expect_failures: refused.map((each) => raw(`var.${each}`)) }) },
    [
      ...(variables ? [block('variables', [], variables)] : []),
      ...Object.entries(holds).map(([condition, error_message]) =>
        block('assert', [], { condition: raw(condition), error_message }),
      ),
    ],
  )
}

/** What a data source would tell is made up; where its form matters it is said. */
const mock = block('mock_provider', ['aws'], {}, [
  mocked('aws_iam_policy_document', { json: '{}' }),
  mocked('aws_caller_identity', { account_id: '123456789012' }),
  mocked('aws_region', { region: 'eu-central-1' }),
])

function mocked(type: string, defaults: Attributes): Block {
  return block('mock_data', [type], { defaults })
}
