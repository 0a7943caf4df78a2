import { toolImages } from '../../../facts/tools.ts'
import type { PreviewDatabase, Previews } from '../../../model/plan.ts'
import { type Block, block, call, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { homeOf, type StackContext } from '../stack/context.ts'
import { keyArn, logged } from './kept.ts'
import { databaseCall } from './names.ts'

/** The task that makes databases, with the only password that it may set. */
export function databaseTask(database: PreviewDatabase, previews: Previews, context: StackContext): Block[] {
  const { store, task, secret } = database
  const home = homeOf(context, store, previews.stage)
  if (!home) return []
  const name = databaseCall(database, previews)
  const of = (key: string) => template`${ref(`module.${home.module}.secret_arn`)}:${key}::`
  return [
    block('ephemeral', ['aws_secretsmanager_random_password', name], {
      password_length: 40,
      exclude_punctuation: true,
      require_each_included_type: true,
    }),
    commented(
      'The one user that has the databases of all pull requests, and nothing else on the server.',
      block('resource', ['aws_secretsmanager_secret', name], { name: secret, kms_key_id: keyArn(previews) }),
    ),
    block('resource', ['aws_secretsmanager_secret_version', name], {
      secret_id: ref(`aws_secretsmanager_secret.${name}.id`),
      secret_string_wo: call('jsonencode', {
        username: 'preview',
        password: ref(`ephemeral.aws_secretsmanager_random_password.${name}.random_password`),
      }),
      secret_string_wo_version: 1,
    }),
    block('module', [name], {
      source: '../../modules/preview-databases',
      name: task,
      image: toolImages.postgresql.image,
      cpu: 256,
      memory: 512,
      environment: { PGSSLMODE: 'require', PGCONNECT_TIMEOUT: '20' },
      secrets: {
        PGHOST: of('host'),
        PGPORT: of('port'),
        PGDATABASE: of('database'),
        PGUSER: of('username'),
        PGPASSWORD: of('password'),
        PREVIEW_PASSWORD: template`${ref(`aws_secretsmanager_secret.${name}.arn`)}:password::`,
      },
      secret_arns: [ref(`module.${home.module}.secret_arn`), ref(`aws_secretsmanager_secret.${name}.arn`)],
      secret_key_arns: [keyArn(previews)],
      ...logged(`/${context.plan.system}/${previews.stage.name}/${store.name}-databases`, context),
    }),
  ]
}
