import { has, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { deletable, sharedPassword } from './topics.ts'

export const checks = rows({
  'not-rotated': {
    title: 'Secret is never rotated',
    why: `A password that nobody changes is known to everybody who ever had it. Secrets Manager changes it on a schedule, in the service
      and in the secret, with a function or by itself.`,
    ...sharedPassword,
    sources: ['CKV2_AWS_57'],
    property: { aws_secretsmanager_secret: '' },
    holds: () => false,
    elsewhere: { aws_secretsmanager_secret: ['aws_secretsmanager_secret_rotation.secret_id'] },
    says: 'is never rotated; add a rotation',
    examples: [
      `
          resource "aws_secretsmanager_secret" "token" {
            name = "token"
          }
        + resource "aws_secretsmanager_secret_rotation" "token" {
        +   secret_id           = aws_secretsmanager_secret.token.id
        +   rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
        +   rotation_rules {
        +     automatically_after_days = 30
        +   }
        + }
      `,
    ],
  },
  'rarely-rotated': {
    title: 'Secret is rotated less than every ninety days',
    why: `The longer a password lives, the more have seen it. Rotation by a service costs nobody time: let it be a month.`,
    ...sharedPassword,
    sources: ['CKV_AWS_304'],
    property: {
      aws_secretsmanager_secret_rotation: 'rotation_rules.automatically_after_days',
      'AWS::SecretsManager::RotationSchedule': 'RotationRules.AutomaticallyAfterDays',
    },
    holds: (value) => isSet(value) && Number(value) <= 90,
    unless: where(['rotation_rules.schedule_expression', 'RotationRules.ScheduleExpression'], isOften),
    says: 'is rotated too rarely; set `{property}` to at most 90',
    examples: [
      `
          resource "aws_secretsmanager_secret_rotation" "token" {
            secret_id           = "token"
            rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
            rotation_rules {
        -     automatically_after_days = 365
        +     automatically_after_days = 30
            }
          }
      `,
      `
          Rotation:
            Type: AWS::SecretsManager::RotationSchedule
            Properties:
              SecretId: token
              RotationRules:
        -       AutomaticallyAfterDays: 365
        +       AutomaticallyAfterDays: 30
      `,
    ],
  },
  'gone-at-once': {
    title: 'Deleted secret cannot be had back',
    why: `With a window of 0 days a destroy ends the secret at once, and what needs it stops. Seven days, the least, leave time to notice.`,
    ...deletable,
    property: { aws_secretsmanager_secret: 'recovery_window_in_days' },
    holds: (value) => value === undefined || Number(value) !== 0,
    says: 'is gone at once when it is deleted; leave a window of days',
    examples: [
      `
          resource "aws_secretsmanager_secret" "token" {
            name                    = "token"
        -   recovery_window_in_days = 0
        +   recovery_window_in_days = 7
          }
      `,
    ],
  },
  'weak-generated': {
    title: 'Generated password is short',
    why: `Nobody has to remember it: thirty-two characters cost nothing, which is what is made where nothing is said.`,
    ...sharedPassword,
    property: { 'AWS::SecretsManager::Secret': 'GenerateSecretString?.PasswordLength?' },
    holds: (value) => value === undefined || Number(value) >= 16,
    unless: has('SecretString'),
    says: 'makes a password of {value} characters; make it 32',
    examples: [
      `
          Token:
            Type: AWS::SecretsManager::Secret
            Properties:
              GenerateSecretString:
        -       PasswordLength: 8
        +       PasswordLength: 32
      `,
    ],
  },
})

/** Whether a schedule comes at least every ninety days: a rate says so, and a cron that names no single month. */
function isOften(schedule: unknown): boolean {
  if (typeof schedule !== 'string') return false
  const [, count, unit] = /^rate\((\d+) (day|hour)s?\)$/.exec(schedule) ?? []
  if (count !== undefined) return Number(count) <= (unit === 'day' ? 90 : 90 * 24)
  return schedule.startsWith('cron(')
}
