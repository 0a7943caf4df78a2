import { type Block, block, type Value } from '../../syntax/hcl/build.ts'

export interface Statement {
  readonly sid: string
  readonly effect?: 'Deny'
  readonly actions: Value
  readonly resources?: Value
  /** All but these, in place of `resources`. */
  readonly except?: Value
  readonly principals?: readonly { readonly type: string; readonly identifiers: Value }[]
  readonly conditions?: readonly { readonly test: string; readonly variable: Value; readonly values: Value }[]
}

/** `data "aws_iam_policy_document"`: Terraform checks and normalises what would be JSON otherwise. */
export function policyDocument(name: string, statements: readonly Statement[]): Block {
  return block(
    'data',
    ['aws_iam_policy_document', name],
    {},
    statements.map(({ sid, effect, actions, resources, except, principals = [], conditions = [] }) =>
      block('statement', [], { sid, effect, actions, resources, not_resources: except }, [
        ...principals.map(({ type, identifiers }) => block('principals', [], { type, identifiers })),
        ...conditions.map(({ test, variable, values }) => block('condition', [], { test, variable, values })),
      ]),
    ),
  )
}

/** Who may take on a role. */
export function trustDocument(
  name: string,
  principal: { readonly type: 'Service' | 'Federated'; readonly identifiers: Value },
  actions: readonly string[],
  conditions: Statement['conditions'] = [],
): Block {
  return block('data', ['aws_iam_policy_document', name], {}, [
    block('statement', [], { actions }, [
      block('principals', [], { ...principal }),
      ...conditions.map((condition) => block('condition', [], { ...condition })),
    ]),
  ])
}
