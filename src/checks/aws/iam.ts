import { TerraformData } from '../../kinds/terraform.ts'
import type { Check, Scene } from '../check.ts'
import { has, is, isAtLeast, isSet, matches, where } from './conditions.ts'
import { pageOf, rows } from './rows.ts'
import { exposed, sharedPassword, tooWide } from './topics.ts'

const attachments = {
  aws_iam_role_policy_attachment: 'policy_arn',
  aws_iam_user_policy_attachment: 'policy_arn',
  aws_iam_group_policy_attachment: 'policy_arn',
  aws_iam_policy_attachment: 'policy_arn',
  aws_iam_role_policy_attachments_exclusive: 'policy_arns',
  aws_iam_role: 'managed_policy_arns',
  'AWS::IAM::Role': 'ManagedPolicyArns',
  'AWS::IAM::User': 'ManagedPolicyArns',
  'AWS::IAM::Group': 'ManagedPolicyArns',
}

/** Whether none of the policies that are attached is the one of AWS by this name. */
function attachesNot(name: RegExp): (value: unknown) => boolean {
  const policy = new RegExp(`^arn:aws[\\w-]*:iam::aws:policy/(?:${name.source})$`)
  return (value) => ![value].flat().some(matches(policy))
}

export const checks = rows({
  'administrator-attached': {
    title: 'Identity is an administrator',
    why: `Whoever gets hold of it is the owner of the account. Name the actions that are needed.`,
    ...tooWide,
    controls: [...tooWide.controls, 'cis-aws/1.16', 'iso-27001/A.8.2'],
    sources: ['CKV_AWS_274', 'W43'],
    property: attachments,
    holds: attachesNot(/AdministratorAccess/),
    says: 'gives `AdministratorAccess`; name what is needed',
    examples: [
      `
          resource "aws_iam_role_policy_attachment" "ci" {
            role       = "ci"
        -   policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
        +   policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument: {}
        -     ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess']
        +     ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']
      `,
    ],
  },
  'administrator-read': {
    ...pageOf({
      title: 'Policy of administrators is looked up',
      why: `Where its ARN is given to an identity, that is the owner of the account. Name the actions that are needed.`,
      ...tooWide,
      severity: 'medium',
      level: 'strict',
      sources: ['CKV_AWS_275'],
      examples: [
        `
          data "aws_iam_policy" "ci" {
        -   name = "AdministratorAccess"
        +   name = "ReadOnlyAccess"
          }
      `,
      ],
    }),
    on: TerraformData,
    types: { aws_iam_policy: ['name', 'arn'] },
    *run({ body }: TerraformData, { resource }: Scene<TerraformData>) {
      for (const name of ['name', 'arn'])
        if (/(?:^|:policy\/)AdministratorAccess$/.test(String(body[name] ?? '')))
          yield { at: [name], message: `\`${resource.name}\` is \`AdministratorAccess\`; name what is needed` }
    },
  } as Check,
  'administrator-people': {
    title: 'Set of permissions makes people administrators',
    why: `Who signs in with it is the owner of the account. Keep one for emergencies, with few people and short sessions.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_274'],
    property: {
      aws_ssoadmin_managed_policy_attachment: 'managed_policy_arn',
      'AWS::SSO::PermissionSet': 'ManagedPolicies',
    },
    holds: attachesNot(/AdministratorAccess/),
    says: 'gives `AdministratorAccess`; keep it for emergencies',
    examples: [
      `
          resource "aws_ssoadmin_managed_policy_attachment" "dev" {
            instance_arn       = "arn:aws:sso:::instance/ssoins-1"
            permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-1/ps-1"
        -   managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
        +   managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
          }
      `,
      `
          Dev:
            Type: AWS::SSO::PermissionSet
            Properties:
              InstanceArn: arn:aws:sso:::instance/ssoins-1
              Name: dev
        -     ManagedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess']
        +     ManagedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess']
      `,
    ],
  },
  'iam-administrator-attached': {
    title: 'Identity may do everything in IAM, or nearly everything at all',
    why: `Whoever may do everything in IAM may give themselves everything else.`,
    ...tooWide,
    severity: 'medium',
    sources: ['CKV2_AWS_56', 'W44'],
    property: attachments,
    holds: attachesNot(/IAMFullAccess/),
    says: 'gives `IAMFullAccess`; name what is needed',
    examples: [
      `
          resource "aws_iam_role_policy_attachment" "ci" {
            role       = "ci"
        -   policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess"
        +   policy_arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Group
            Properties:
        -     ManagedPolicyArns: ['arn:aws:iam::aws:policy/IAMFullAccess']
        +     ManagedPolicyArns: ['arn:aws:iam::aws:policy/IAMReadOnlyAccess']
      `,
    ],
  },
  'full-access-attached': {
    title: 'Identity may do everything with a service',
    why: `The policies of AWS called \`…FullAccess\` and \`PowerUserAccess\` are on every resource, deletion included. Name what is needed.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['W44', 'AWS-0345'],
    property: attachments,
    holds: attachesNot(/(?!IAM)\w*FullAccess|PowerUserAccess/),
    says: 'gives full access to a service; name what is needed',
    examples: [
      `
          resource "aws_iam_role_policy_attachment" "api" {
            role       = "api"
        -   policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
        +   policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
          }
      `,
    ],
  },
  'policy-on-user': {
    title: 'Rights are given to a single user',
    why: `Rights that hang on people are forgotten when they change work. Give them to groups, or better to roles that people and workloads
      take on.`,
    ...tooWide,
    controls: [...tooWide.controls, 'nist-800-53/AC-2'],
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_40', 'AWS-0143', 'F10', 'F11', 'F12'],
    property: {
      aws_iam_user_policy: '',
      aws_iam_user_policy_attachment: '',
      aws_iam_policy_attachment: 'users?',
      'AWS::IAM::Policy': 'Users?',
      'AWS::IAM::ManagedPolicy': 'Users?',
      'AWS::IAM::User': ['Policies?', 'ManagedPolicyArns?'],
    },
    holds: (value, _, type) => !type.startsWith('aws_iam_user') && !isSet(value),
    says: 'gives rights to a single user; give them to a group or a role',
    examples: [
      `
        - resource "aws_iam_user_policy_attachment" "ada" {
        -   user       = "ada"
        + resource "aws_iam_group_policy_attachment" "ada" {
        +   group      = "developers"
            policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
          }
      `,
      `
          Ada:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: read
              PolicyDocument: {}
        -     Users: [ada]
        +     Groups: [developers]
      `,
    ],
  },
  user: {
    title: 'Account has a user of its own',
    why: `Users of IAM have passwords and keys that live until somebody ends them. People sign in by IAM Identity Center, workloads take on
      roles.`,
    ...sharedPassword,
    controls: [...sharedPassword.controls, 'nist-800-53/AC-2'],
    sources: ['CKV_AWS_273'],
    property: { aws_iam_user: '', 'AWS::IAM::User': '' },
    holds: () => false,
    says: 'is a user of IAM; use Identity Center for people and roles for workloads',
    examples: [
      `
        - resource "aws_iam_user" "ci" {
        -   name = "ci"
        - }
        + resource "aws_iam_role" "ci" {
        +   name = "ci"
        + }
      `,
      `
          Ci:
        -   Type: AWS::IAM::User
        +   Type: AWS::IAM::Role
            Properties:
        -     UserName: ci
        +     RoleName: ci
      `,
    ],
  },
  'user-without-group': {
    title: 'User belongs to no group',
    why: `Rights are then given to the person, and stay when the work changes.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_21', 'F2000'],
    property: { aws_iam_user: '', 'AWS::IAM::User': 'Groups' },
    holds: (value, _, type) => type !== 'aws_iam_user' && isSet(value),
    elsewhere: {
      aws_iam_user: ['aws_iam_group_membership.users', 'aws_iam_user_group_membership.user'],
      'AWS::IAM::User': ['AWS::IAM::UserToGroupAddition.Users'],
    },
    says: 'is in no group; give rights by groups',
    examples: [
      `
          resource "aws_iam_user" "ada" {
            name = "ada"
          }
        + resource "aws_iam_user_group_membership" "ada" {
        +   user   = aws_iam_user.ada.name
        +   groups = ["developers"]
        + }
      `,
      `
          Ada:
            Type: AWS::IAM::User
            Properties:
              UserName: ada
        +     Groups: [developers]
      `,
    ],
  },
  'console-login': {
    title: 'User signs in with a password',
    why: `A password for the console lives until somebody changes it, and is asked for by whoever builds a page like that of AWS. Let people
      sign in by Identity Center.`,
    ...sharedPassword,
    sources: ['CKV2_AWS_22'],
    property: { aws_iam_user_login_profile: '', 'AWS::IAM::User': 'LoginProfile' },
    holds: (value, _, type) => type !== 'aws_iam_user_login_profile' && !isSet(value),
    says: 'has a password for the console; use Identity Center',
    examples: [
      `
          resource "aws_iam_user" "ada" {
            name = "ada"
          }
        - resource "aws_iam_user_login_profile" "ada" {
        -   user = aws_iam_user.ada.name
        - }
      `,
      `
          Ada:
            Type: AWS::IAM::User
            Properties:
              UserName: ada
        -     LoginProfile:
        -       Password: '{{resolve:secretsmanager:ada}}'
      `,
    ],
  },
  'password-kept': {
    title: 'First password of a user stays',
    why: `Whoever wrote or read the template knows it. Let it be changed at the first login.`,
    ...sharedPassword,
    sources: ['W50'],
    property: {
      aws_iam_user_login_profile: 'password_reset_required',
      'AWS::IAM::User': 'LoginProfile?.PasswordResetRequired',
    },
    holds: is(true),
    says: 'keeps its first password; set `{property}`',
    examples: [
      `
          resource "aws_iam_user_login_profile" "ada" {
            user                    = "ada"
        +   password_reset_required = true
          }
      `,
      `
          Ada:
            Type: AWS::IAM::User
            Properties:
              LoginProfile:
                Password: '{{resolve:secretsmanager:ada}}'
        -       PasswordResetRequired: false
        +       PasswordResetRequired: true
      `,
    ],
  },
  'root-key': {
    title: 'Root user has an access key',
    why: `It can do everything, close the account too, and no policy holds it back. Delete it.`,
    ...exposed,
    controls: ['soc2/CC6.3', 'nist-800-53/AC-6'],
    sources: ['CKV_AWS_348', 'AWS-0141'],
    property: { aws_iam_access_key: 'user', 'AWS::IAM::AccessKey': 'UserName' },
    holds: (value) => !/^root$|:root$/.test(String(value ?? '')),
    says: 'is a key of the root user; delete it',
    examples: [
      `
          resource "aws_iam_access_key" "backup" {
        -   user = "root"
        +   user = "backup"
          }
      `,
      `
          Key:
            Type: AWS::IAM::AccessKey
            Properties:
        -     UserName: root
        +     UserName: backup
      `,
    ],
  },
  'long-lived-key': {
    title: 'Access key lives until somebody ends it',
    why: `It works from anywhere, and its secret stands in the state. A workload gets short-lived credentials by a role; what is outside of
      AWS by OpenID Connect or Roles Anywhere.`,
    ...sharedPassword,
    sources: ['AWS-0146'],
    property: { aws_iam_access_key: 'status', 'AWS::IAM::AccessKey': 'Status' },
    holds: is('Inactive'),
    unless: has('pgp_key'),
    says: 'is a key that does not end; use a role',
    examples: [
      `
        - resource "aws_iam_access_key" "backup" {
        -   user = "backup"
        - }
        + resource "aws_iam_role" "backup" {
        +   name = "backup"
        + }
      `,
    ],
  },
  'short-passwords': {
    title: 'Passwords may be shorter than fourteen characters',
    why: `Length is what makes a password hard to guess. CIS and NIST ask for fourteen and more.`,
    ...sharedPassword,
    sources: ['CKV_AWS_10', 'AWS-0063'],
    property: { aws_iam_account_password_policy: 'minimum_password_length' },
    holds: isAtLeast(14),
    says: 'takes short passwords; set `{property}` to 14',
    examples: [
      `
          resource "aws_iam_account_password_policy" "all" {
        -   minimum_password_length = 8
        +   minimum_password_length = 14
          }
      `,
    ],
  },
  'simple-passwords': {
    title: 'Passwords need not mix characters',
    why: `Where passwords are used at all, some rules (CIS before 1.4, PCI DSS) ask for letters of both cases, digits and symbols.`,
    ...sharedPassword,
    sources: [
      ...['CKV_AWS_11', 'CKV_AWS_12', 'CKV_AWS_14', 'CKV_AWS_15'],
      ...['AWS-0058', 'AWS-0059', 'AWS-0060', 'AWS-0061'],
    ],
    property: {
      aws_iam_account_password_policy: [
        'require_lowercase_characters',
        'require_numbers',
        'require_symbols',
        'require_uppercase_characters',
      ],
    },
    holds: is(true),
    says: 'takes simple passwords; set `{property}`',
    examples: [
      `
          resource "aws_iam_account_password_policy" "all" {
            require_lowercase_characters = true
            require_numbers              = true
        -   require_symbols              = false
        +   require_symbols              = true
            require_uppercase_characters = true
          }
      `,
    ],
  },
  'reused-passwords': {
    title: 'Old passwords may be used again',
    why: `Whoever got hold of one has only to wait. The last 24 are refused where it is asked for.`,
    ...sharedPassword,
    sources: ['CKV_AWS_13', 'AWS-0056'],
    property: { aws_iam_account_password_policy: 'password_reuse_prevention' },
    holds: isAtLeast(24),
    says: 'takes old passwords again; set `{property}` to 24',
    examples: [
      `
          resource "aws_iam_account_password_policy" "all" {
        -   password_reuse_prevention = 2
        +   password_reuse_prevention = 24
          }
      `,
    ],
  },
  'endless-passwords': {
    title: 'Passwords do not end within ninety days',
    why: `Some rules still ask for it (PCI DSS where there is no second factor); NIST advises against it. Better let nobody have one.`,
    ...sharedPassword,
    sources: ['CKV_AWS_9', 'AWS-0062'],
    property: { aws_iam_account_password_policy: 'max_password_age' },
    holds: (value) => Number(value) >= 1 && Number(value) <= 90,
    says: 'lets passwords live; set `{property}` to at most 90',
    examples: [
      `
          resource "aws_iam_account_password_policy" "all" {
        -   max_password_age = 365
        +   max_password_age = 90
          }
      `,
    ],
  },
  'group-without-users': {
    title: 'Group has no users',
    why: `Rights that nobody has today are given by mistake tomorrow. Fill it or delete it.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_14', 'CKV2_AWS_21'],
    property: { aws_iam_group: '', aws_iam_group_membership: 'users' },
    holds: isSet,
    elsewhere: { aws_iam_group: ['aws_iam_group_membership.group', 'aws_iam_user_group_membership.groups'] },
    says: 'has no users; fill it or delete it',
    examples: [
      `
          resource "aws_iam_group" "developers" {
            name = "developers"
          }
        + resource "aws_iam_group_membership" "developers" {
        +   name  = "developers"
        +   group = aws_iam_group.developers.name
        +   users = ["ada"]
        + }
      `,
    ],
  },
  'long-session': {
    title: 'Session of a role lasts a whole day',
    why: `Credentials that were stolen work until the session ends. Twelve hours are the most that there is; one is the default.`,
    ...sharedPassword,
    property: { aws_iam_role: 'max_session_duration', 'AWS::IAM::Role': 'MaxSessionDuration' },
    holds: (value) => value === undefined || Number(value) < 43_200,
    unless: where(['path', 'Path'], (value) => String(value ?? '').startsWith('/aws-')),
    says: 'gives sessions of twelve hours; make them shorter',
    examples: [
      `
          resource "aws_iam_role" "ci" {
            name                 = "ci"
        -   max_session_duration = 43200
        +   max_session_duration = 3600
          }
      `,
      `
          Ci:
            Type: AWS::IAM::Role
            Properties:
        -     MaxSessionDuration: 43200
        +     MaxSessionDuration: 3600
      `,
    ],
  },
})
