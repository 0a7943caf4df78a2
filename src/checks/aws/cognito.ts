import { is, isAtLeast, isNot } from './conditions.ts'
import { rows } from './rows.ts'
import { deletable, exposed, unwatched } from './topics.ts'

export const checks = rows({
  guests: {
    title: 'Guests get credentials of AWS',
    why: `Whoever knows the id of the pool gets keys with the rights of its role for guests. Turn it off, or keep
      that role very small.`,
    ...exposed,
    severity: 'medium',
    level: 'strict',
    fix: 'risky',
    sources: ['CKV_AWS_366', 'W57'],
    property: {
      aws_cognito_identity_pool: 'allow_unauthenticated_identities',
      'AWS::Cognito::IdentityPool': 'AllowUnauthenticatedIdentities',
    },
    holds: isNot(true),
    says: 'gives guests credentials; set `{property}` to false',
    set: false,
    examples: [
      `
          resource "aws_cognito_identity_pool" "main" {
            identity_pool_name               = "web"
        -   allow_unauthenticated_identities = true
        +   allow_unauthenticated_identities = false
          }
      `,
      `
          Main:
            Type: AWS::Cognito::IdentityPool
            Properties:
              IdentityPoolName: web
        -     AllowUnauthenticatedIdentities: true
        +     AllowUnauthenticatedIdentities: false
      `,
    ],
  },
  'no-second-factor': {
    title: 'Users sign in by password alone',
    why: `A password that leaked elsewhere is enough. Offer a second factor at least.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/IA-2'],
    sources: ['F78'],
    property: {
      aws_cognito_user_pool: 'mfa_configuration',
      'AWS::Cognito::UserPool': 'MfaConfiguration',
    },
    holds: is('ON', 'OPTIONAL'),
    says: 'asks for no second factor; set `{property}`',
    examples: [
      `
          resource "aws_cognito_user_pool" "main" {
            name              = "users"
        -   mfa_configuration = "OFF"
        +   mfa_configuration = "OPTIONAL"
          }
      `,
      `
          Main:
            Type: AWS::Cognito::UserPool
            Properties:
              UserPoolName: users
        -     MfaConfiguration: 'OFF'
        +     MfaConfiguration: OPTIONAL
      `,
    ],
  },
  'short-password': {
    title: 'Users may have short passwords',
    why: `Eight characters are tried out in hours once a hash is known. Ask for twelve and more.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
    property: {
      aws_cognito_user_pool: 'password_policy?.minimum_length',
      'AWS::Cognito::UserPool': 'Policies?.PasswordPolicy?.MinimumLength',
    },
    holds: isAtLeast(8),
    says: 'takes short passwords; set `{property}` to 12',
    examples: [
      `
          resource "aws_cognito_user_pool" "main" {
            name = "users"
            password_policy {
        -     minimum_length = 6
        +     minimum_length = 12
            }
          }
      `,
      `
          Main:
            Type: AWS::Cognito::UserPool
            Properties:
              UserPoolName: users
              Policies:
                PasswordPolicy:
        -         MinimumLength: 6
        +         MinimumLength: 12
      `,
    ],
  },
  'attacks-unseen': {
    title: 'Stolen passwords are not noticed',
    why: `Threat protection refuses passwords known to be stolen and sign-ins that do not fit a user. It costs per
      user.`,
    ...unwatched,
    level: 'strict',
    property: {
      aws_cognito_user_pool: 'user_pool_add_ons.advanced_security_mode',
      'AWS::Cognito::UserPool': 'UserPoolAddOns.AdvancedSecurityMode',
    },
    holds: is('ENFORCED', 'AUDIT'),
    says: 'has no threat protection; set `{property}` to `ENFORCED`',
    examples: [
      `
          resource "aws_cognito_user_pool" "main" {
            name = "users"
            user_pool_add_ons {
        -     advanced_security_mode = "OFF"
        +     advanced_security_mode = "ENFORCED"
            }
          }
      `,
      `
          Main:
            Type: AWS::Cognito::UserPool
            Properties:
              UserPoolName: users
              UserPoolAddOns:
        -       AdvancedSecurityMode: 'OFF'
        +       AdvancedSecurityMode: ENFORCED
      `,
    ],
  },
  deletable: {
    title: 'User pool can be deleted by one call',
    why: `All accounts are gone with it, and passwords cannot be brought back.`,
    ...deletable,
    property: {
      aws_cognito_user_pool: 'deletion_protection',
      'AWS::Cognito::UserPool': 'DeletionProtection',
    },
    holds: is('ACTIVE'),
    says: 'is not protected from deletion; set `{property}` to `ACTIVE`',
    examples: [
      `
          resource "aws_cognito_user_pool" "main" {
        -   name = "users"
        +   name                = "users"
        +   deletion_protection = "ACTIVE"
          }
      `,
      `
          Main:
            Type: AWS::Cognito::UserPool
            Properties:
              UserPoolName: users
        +     DeletionProtection: ACTIVE
      `,
    ],
  },
  'users-told-apart': {
    title: 'Sign-in tells who has an account',
    why: `Another message for an unknown user than for a wrong password lets anybody find out who is a customer.`,
    severity: 'low',
    level: 'strict',
    controls: ['gdpr/art-5'],
    property: {
      aws_cognito_user_pool_client: 'prevent_user_existence_errors',
      'AWS::Cognito::UserPoolClient': 'PreventUserExistenceErrors',
    },
    holds: is('ENABLED'),
    says: 'tells who has an account; set `{property}` to `ENABLED`',
    examples: [
      `
          resource "aws_cognito_user_pool_client" "main" {
            name                          = "web"
            user_pool_id                  = aws_cognito_user_pool.users.id
        -   prevent_user_existence_errors = "LEGACY"
        +   prevent_user_existence_errors = "ENABLED"
          }
      `,
      `
          Main:
            Type: AWS::Cognito::UserPoolClient
            Properties:
              UserPoolId: !Ref Users
        -     PreventUserExistenceErrors: LEGACY
        +     PreventUserExistenceErrors: ENABLED
      `,
    ],
  },
})
