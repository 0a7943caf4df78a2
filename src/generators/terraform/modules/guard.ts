import { type Block, block, call, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument } from '../policy.ts'
import { analyzer, record, recordVariables } from './guard-rules.ts'

const region = ref('var.region')

/** Looks through what one region records, and tells somebody of what is grave. */
export function guardModule(): Module {
  return {
    main: [
      block('resource', ['aws_guardduty_detector', 'this'], {
        region,
        enable: true,
        finding_publishing_frequency: 'FIFTEEN_MINUTES',
      }),
      block('resource', ['aws_guardduty_detector_feature', 'this'], {
        for_each: call('toset', ref('var.features')),
        region,
        detector_id: ref('aws_guardduty_detector.this.id'),
        name: ref('each.value'),
        status: 'ENABLED',
      }),
      ...told(),
      analyzer(),
      ...record(),
      ...hub(),
    ],
    variables: [
      variable('name', 'string', 'Prefix of the names'),
      variable('region', 'string', 'Region that is watched'),
      variable('email', 'string', 'Address that is told of grave findings'),
      variable(
        'features',
        'list(string)',
        'What GuardDuty looks through besides the trail, the network and the name service',
        {
          default: ['EKS_AUDIT_LOGS', 'RDS_LOGIN_EVENTS', 'S3_DATA_EVENTS', 'EBS_MALWARE_PROTECTION'],
        },
      ),
      variable(
        'standards',
        'list(string)',
        'Standards that Security Hub holds the account against, such as pci-dss/v/4.0.1',
        {
          default: [],
        },
      ),
      ...recordVariables,
    ],
    outputs: [output('topic_arn', 'aws_sns_topic.findings.arn', 'Where grave findings are told')],
  }
}

/** What somebody is told of. Severity 7 and above is what AWS calls high: something is compromised. */
const grave = {
  findings: {
    description: 'Grave findings of GuardDuty',
    event_pattern: {
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Finding'],
      detail: { severity: [{ numeric: ['>=', 7] }] },
    },
  },
  outside: {
    description: 'Something can be reached from outside the account that could not be before',
    event_pattern: {
      source: ['aws.access-analyzer'],
      'detail-type': ['Access Analyzer Finding'],
      detail: { status: ['ACTIVE'] },
    },
  },
  rules: {
    description: 'Something is no longer configured as a rule asks',
    event_pattern: {
      source: ['aws.config'],
      'detail-type': ['Config Rules Compliance Change'],
      detail: {
        messageType: ['ComplianceChangeNotification'],
        newEvaluationResult: { complianceType: ['NON_COMPLIANT'] },
      },
    },
  },
} as const

function told(): Block[] {
  return [
    policyDocument('findings_key', [
      {
        sid: 'Account',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [
          {
            type: 'AWS',
            identifiers: [template`arn:aws:iam::${ref('data.aws_caller_identity.current.account_id')}:root`],
          },
        ],
      },
      {
        sid: 'EventsPublish',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
      },
    ]),
    block('data', ['aws_caller_identity', 'current']),
    block('resource', ['aws_kms_key', 'findings'], {
      region,
      description: template`Findings of ${ref('var.name')}`,
      enable_key_rotation: true,
      policy: ref('data.aws_iam_policy_document.findings_key.json'),
    }),
    block('resource', ['aws_sns_topic', 'findings'], {
      region,
      name: template`${ref('var.name')}-findings`,
      kms_master_key_id: ref('aws_kms_key.findings.arn'),
    }),
    policyDocument('findings', [
      {
        sid: 'EventsPublish',
        actions: ['sns:Publish'],
        resources: [ref('aws_sns_topic.findings.arn')],
        principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
        conditions: [
          {
            test: 'ArnEquals',
            variable: 'aws:SourceArn',
            values: Object.keys(grave).map((name) => ref(`aws_cloudwatch_event_rule.${name}.arn`)),
          },
        ],
      },
    ]),
    block('resource', ['aws_sns_topic_policy', 'findings'], {
      region,
      arn: ref('aws_sns_topic.findings.arn'),
      policy: ref('data.aws_iam_policy_document.findings.json'),
    }),
    block('resource', ['aws_sns_topic_subscription', 'email'], {
      region,
      topic_arn: ref('aws_sns_topic.findings.arn'),
      protocol: 'email',
      endpoint: ref('var.email'),
    }),
    ...Object.entries(grave).flatMap(([name, { description, event_pattern }]) => [
      block('resource', ['aws_cloudwatch_event_rule', name], {
        region,
        name: template`${ref('var.name')}-${name}`,
        description,
        event_pattern: call('jsonencode', event_pattern),
      }),
      block('resource', ['aws_cloudwatch_event_target', name], {
        region,
        rule: ref(`aws_cloudwatch_event_rule.${name}.name`),
        arn: ref('aws_sns_topic.findings.arn'),
      }),
    ]),
  ]
}

/** Gathers what GuardDuty, the analyzer and the rules find, and holds the account against standards. */
function hub(): Block[] {
  return [
    commented(
      'Its checks read AWS Config: where this module records nothing, the organisation has to.',
      block('resource', ['aws_securityhub_account', 'this'], {
        count: raw('length(var.standards) > 0 ? 1 : 0'),
        region,
        enable_default_standards: false,
      }),
    ),
    block('resource', ['aws_securityhub_standards_subscription', 'this'], {
      for_each: call('toset', ref('var.standards')),
      region,
      standards_arn: template`arn:aws:securityhub:${region}::standards/${ref('each.value')}`,
      depends_on: [ref('aws_securityhub_account.this')],
    }),
  ]
}
