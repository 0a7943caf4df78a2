import { type Attributes, type Block, block, call, commented, raw, ref, type Value } from '../../../syntax/hcl/build.ts'
import { output, variable } from '../module.ts'

/** The secret that tells workloads how to reach a store. Its value never enters the state. */
export function connectionSecret(keys: readonly string[], values: Attributes): Block[] {
  return [
    secret(),
    commented(
      'Write-only: Terraform hands the value over and forgets it.',
      block('resource', ['aws_secretsmanager_secret_version', 'connection'], {
        secret_id: ref('aws_secretsmanager_secret.connection.id'),
        secret_string_wo: call('jsonencode', chosen(keys, values)),
        secret_string_wo_version: ref('var.password_version'),
      }),
    ),
  ]
}

/** The same for a store whose address is all there is to know. */
export function openSecret(keys: readonly string[], values: Attributes): Block[] {
  return [
    secret(),
    block('locals', [], { connection: call('jsonencode', chosen(keys, values)) }),
    block('resource', ['aws_secretsmanager_secret_version', 'connection'], {
      secret_id: ref('aws_secretsmanager_secret.connection.id'),
      secret_string_wo: ref('local.connection'),
      secret_string_wo_version: commented(
        'It follows the value: who only plans may not read what is in a secret.',
        raw('parseint(substr(sha256(local.connection), 0, 7), 16)'),
      ),
    }),
  ]
}

/** Known while a plan is applied, and kept nowhere. */
export const passwordVariable = variable(
  'password',
  'string',
  'What workloads sign in with, made up or looked up where the module is called; none in a plan that nobody applies',
  { default: null, ephemeral: true, sensitive: true },
)

export const password = ref('var.password')

export const secretVariables = [
  variable('secret_name', 'string', 'Name in Secrets Manager under which workloads find the connection'),
  variable('kms_key_arn', 'string', 'Key that data and secret are encrypted with'),
]

export const passwordVersion = variable(
  'password_version',
  'number',
  'Raise it to set a new password; also after a first apply that broke off between the store and its secret',
  { default: 1 },
)

export const secretOutput = output(
  'secret_arn',
  'aws_secretsmanager_secret.connection.arn',
  'Secret with the connection',
)

function secret(): Block {
  return block('resource', ['aws_secretsmanager_secret', 'connection'], {
    name: ref('var.secret_name'),
    kms_key_id: ref('var.kms_key_arn'),
  })
}

function chosen(keys: readonly string[], values: Attributes): Attributes {
  return Object.fromEntries(
    keys.map((key): [string, Value] => {
      const value = values[key]
      if (value === undefined) throw new Error(`the plan wants a key \`${key}\` that the store does not have`)
      return [key, value]
    }),
  )
}
