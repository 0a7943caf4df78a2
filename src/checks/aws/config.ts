import { plain } from './body.ts'
import { has, is, isNot } from './conditions.ts'
import { rows } from './rows.ts'
import { unwatched } from './topics.ts'

const configured = { ...unwatched, controls: ['soc2/CC7.1', 'nist-800-53/CM-2', 'nist-800-53/CM-6'] }

export const checks = rows({
  'aggregates-nothing': {
    title: 'Configuration is collected from nowhere',
    why: `An aggregator names the accounts, or the organization, whose configuration it collects. Without them the list is empty.`,
    ...configured,
    sources: ['CKV_AWS_121'],
    property: {
      aws_config_configuration_aggregator: '',
      'AWS::Config::ConfigurationAggregator': '',
    },
    holds: () => false,
    unless: has(
      ...['account_aggregation_source', 'organization_aggregation_source'],
      ...['AccountAggregationSources', 'OrganizationAggregationSource'],
    ),
    says: 'collects from nowhere; name accounts or the organization',
    examples: [
      `
          resource "aws_config_configuration_aggregator" "all" {
            name = "all"
        +   organization_aggregation_source {
        +     all_regions = true
        +     role_arn    = "arn:aws:iam::111122223333:role/config"
        +   }
          }
      `,
    ],
  },
  'aggregates-some-regions': {
    title: 'Configuration of some regions is not collected',
    why: `A resource in a region that nobody looks at is not in the list of what breaks a rule.`,
    ...configured,
    sources: ['CKV_AWS_121', 'AWS-0019'],
    property: {
      aws_config_configuration_aggregator: [
        'account_aggregation_source?.all_regions',
        'organization_aggregation_source?.all_regions',
      ],
      'AWS::Config::ConfigurationAggregator': [
        'AccountAggregationSources?.AllAwsRegions',
        'OrganizationAggregationSource?.AllAwsRegions',
      ],
    },
    holds: is(true),
    says: 'collects from some regions; set `{property}`',
    examples: [
      `
          resource "aws_config_configuration_aggregator" "all" {
            name = "all"
            account_aggregation_source {
              account_ids = ["111122223333"]
        -     regions     = ["eu-west-1"]
        +     all_regions = true
            }
          }
      `,
      `
          All:
            Type: AWS::Config::ConfigurationAggregator
            Properties:
              AccountAggregationSources:
                - AccountIds: ['111122223333']
        -         AwsRegions: [eu-west-1]
        +         AllAwsRegions: true
      `,
    ],
  },
  'records-some': {
    title: 'Recorder leaves resources out',
    why: `What is not recorded cannot be judged by a rule, and its earlier state cannot be looked up: IAM is global and easily left out.`,
    ...configured,
    sources: ['CKV2_AWS_48'],
    property: {
      aws_config_configuration_recorder: [
        'recording_group?.all_supported?',
        'recording_group.include_global_resource_types',
      ],
      'AWS::Config::ConfigurationRecorder': [
        'RecordingGroup?.AllSupported?',
        'RecordingGroup.IncludeGlobalResourceTypes',
      ],
    },
    holds: is(true),
    says: 'leaves resources out; set `{property}`',
    examples: [
      `
          resource "aws_config_configuration_recorder" "main" {
            role_arn = "arn:aws:iam::111122223333:role/config"
            recording_group {
              all_supported                 = true
        +     include_global_resource_types = true
            }
          }
      `,
      `
          Main:
            Type: AWS::Config::ConfigurationRecorder
            Properties:
              RoleARN: arn:aws:iam::111122223333:role/config
              RecordingGroup:
                AllSupported: true
        +       IncludeGlobalResourceTypes: true
      `,
    ],
  },
  'recorder-off': {
    title: 'Recorder is turned off',
    why: `It is there and records nothing: no rule is judged, and nobody sees what was changed meanwhile.`,
    ...configured,
    level: 'default',
    severity: 'medium',
    sources: ['CKV2_AWS_45'],
    property: { aws_config_configuration_recorder_status: 'is_enabled' },
    holds: is(true),
    says: 'records nothing; set `{property}`',
    examples: [
      `
          resource "aws_config_configuration_recorder_status" "main" {
            name       = "main"
        -   is_enabled = false
        +   is_enabled = true
          }
      `,
    ],
  },
  'guardduty-off': {
    title: 'Threat detection is turned off',
    why: `GuardDuty is there and looks at nothing. A stolen key or a miner is then found on the bill.`,
    ...unwatched,
    level: 'default',
    severity: 'medium',
    sources: ['CKV_AWS_238'],
    property: { aws_guardduty_detector: 'enable', 'AWS::GuardDuty::Detector': 'Enable' },
    holds: isNot(false),
    says: 'looks at nothing; set `{property}` to true',
    examples: [
      `
          resource "aws_guardduty_detector" "main" {
        -   enable = false
        +   enable = true
          }
      `,
      `
          Main:
            Type: AWS::GuardDuty::Detector
            Properties:
        -     Enable: false
        +     Enable: true
      `,
    ],
  },
  'guardduty-new-accounts': {
    title: 'New accounts of the organization have no threat detection',
    why: `An account that is made tomorrow is looked at only if the organization enables it by itself.`,
    ...unwatched,
    sources: ['CKV2_AWS_3'],
    property: {
      aws_guardduty_organization_configuration: 'auto_enable_organization_members',
    },
    // Before version 6 of the provider it could be said by `auto_enable`.
    holds: (value, body) => value !== 'NONE' && (value !== undefined || plain(body.auto_enable) !== false),
    elsewhere: { aws_guardduty_detector: ['aws_guardduty_organization_configuration.detector_id'] },
    says: 'enables it for nobody; set `{property}` to `ALL`',
    examples: [
      `
          resource "aws_guardduty_organization_configuration" "main" {
            detector_id                      = "d1"
        -   auto_enable_organization_members = "NONE"
        +   auto_enable_organization_members = "ALL"
          }
      `,
    ],
  },
  'guardduty-one-account': {
    title: 'Threat detection looks at one account',
    why: `Of an organization every account should be looked at, those of tomorrow too. Configure GuardDuty for the organization.`,
    ...unwatched,
    sources: ['CKV2_AWS_3'],
    property: { aws_guardduty_detector: '' },
    holds: () => false,
    elsewhere: { aws_guardduty_detector: ['aws_guardduty_organization_configuration.detector_id'] },
    says: 'looks at one account; enable it for the organization',
    examples: [
      `
          resource "aws_guardduty_detector" "main" {
            enable = true
          }
        + resource "aws_guardduty_organization_configuration" "main" {
        +   detector_id                      = aws_guardduty_detector.main.id
        +   auto_enable_organization_members = "ALL"
        + }
      `,
    ],
  },
  'macie-paused': {
    title: 'Search for personal data is paused',
    why: `Macie is there and looks at no bucket: personal data that lies where it should not is not found.`,
    ...unwatched,
    property: { aws_macie2_account: 'status', 'AWS::Macie::Session': 'Status' },
    holds: isNot('PAUSED'),
    says: 'is paused; set `{property}` to `ENABLED`',
    examples: [
      `
          resource "aws_macie2_account" "main" {
        -   status = "PAUSED"
        +   status = "ENABLED"
          }
      `,
      `
          Main:
            Type: AWS::Macie::Session
            Properties:
        -     Status: PAUSED
        +     Status: ENABLED
      `,
    ],
  },
})
