import { isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, inTheClear, sharedPassword, unencrypted, unlogged, unwatched } from './topics.ts'

export const checks = rows({
  'in-the-clear': {
    title: 'Kafka takes records in the clear',
    why: `Records and logins can be read by whoever is in the network between clients and brokers, or between the brokers. TLS is the
      default; this turns it off, or makes it a choice of the client.`,
    ...inTheClear,
    sources: ['CKV_AWS_81', 'AWS-0073'],
    property: {
      aws_msk_cluster: [
        'encryption_info?.encryption_in_transit?.client_broker?',
        'encryption_info?.encryption_in_transit?.in_cluster?',
      ],
      'AWS::MSK::Cluster': [
        'EncryptionInfo?.EncryptionInTransit?.ClientBroker?',
        'EncryptionInfo?.EncryptionInTransit?.InCluster?',
      ],
    },
    holds: isNot('PLAINTEXT', 'TLS_PLAINTEXT', false),
    says: 'takes plain text; set encryption in transit to `TLS`',
    examples: [
      `
          resource "aws_msk_cluster" "events" {
            cluster_name  = "events"
            kafka_version = "3.6.0"
            encryption_info {
              encryption_in_transit {
        -       client_broker = "TLS_PLAINTEXT"
        +       client_broker = "TLS"
              }
            }
          }
      `,
      `
          Events:
            Type: AWS::MSK::Cluster
            Properties:
              ClusterName: events
              EncryptionInfo:
                EncryptionInTransit:
        -         InCluster: false
        +         InCluster: true
      `,
    ],
  },
  'foreign-key': {
    title: 'Kafka is encrypted by a key of AWS',
    why: `It is encrypted, but nobody can withdraw that key or say who uses it. A key of your own can only be chosen when the cluster is
      made.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_81', 'AWS-0179'],
    property: {
      aws_msk_cluster: 'encryption_info.encryption_at_rest_kms_key_arn',
      'AWS::MSK::Cluster': 'EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId',
    },
    holds: isSet,
    says: 'has no key of its own; name one',
    examples: [
      `
          resource "aws_msk_cluster" "events" {
            cluster_name  = "events"
            kafka_version = "3.6.0"
        +   encryption_info {
        +     encryption_at_rest_kms_key_arn = "arn:aws:kms:eu-west-1:111122223333:key/events"
        +   }
          }
      `,
      `
          Events:
            Type: AWS::MSK::Cluster
            Properties:
              ClusterName: events
        +     EncryptionInfo:
        +       EncryptionAtRest:
        +         DataVolumeKMSKeyId: alias/events
      `,
    ],
  },
  public: {
    title: 'Kafka can be reached from the internet',
    why: `Brokers on public addresses are found within hours. Connect other networks by PrivateLink or peering.`,
    ...exposed,
    severity: 'high',
    sources: ['CKV_AWS_291'],
    property: {
      aws_msk_cluster: 'broker_node_group_info?.connectivity_info?.public_access?.type?',
      'AWS::MSK::Cluster': 'BrokerNodeGroupInfo?.ConnectivityInfo?.PublicAccess?.Type?',
    },
    holds: isNot('SERVICE_PROVIDED_EIPS'),
    says: 'has public addresses; set public access to `DISABLED`',
    examples: [
      `
          resource "aws_msk_cluster" "events" {
            cluster_name  = "events"
            kafka_version = "3.6.0"
            broker_node_group_info {
              instance_type = "kafka.m7g.large"
              connectivity_info {
                public_access {
        -         type = "SERVICE_PROVIDED_EIPS"
        +         type = "DISABLED"
                }
              }
            }
          }
      `,
      `
          Events:
            Type: AWS::MSK::Cluster
            Properties:
              BrokerNodeGroupInfo:
                ConnectivityInfo:
                  PublicAccess:
        -           Type: SERVICE_PROVIDED_EIPS
        +           Type: DISABLED
      `,
    ],
  },
  'no-logs': {
    title: 'Logs of the brokers go nowhere',
    why: `Refused logins, moved partitions and lost replicas are only told in them.`,
    ...unlogged,
    sources: ['CKV_AWS_80', 'AWS-0074'],
    property: { aws_msk_cluster: 'logging_info.broker_logs', 'AWS::MSK::Cluster': 'LoggingInfo.BrokerLogs' },
    holds: (value) => isDelivered(value),
    says: 'delivers no broker logs; send them to CloudWatch, Firehose or S3',
    examples: [
      `
          resource "aws_msk_cluster" "events" {
            cluster_name  = "events"
            kafka_version = "3.6.0"
        +   logging_info {
        +     broker_logs {
        +       cloudwatch_logs {
        +         enabled   = true
        +         log_group = "events"
        +       }
        +     }
        +   }
          }
      `,
      `
          Events:
            Type: AWS::MSK::Cluster
            Properties:
              LoggingInfo:
                BrokerLogs:
                  CloudWatchLogs:
        -           Enabled: false
        +           Enabled: true
      `,
    ],
  },
  'no-login': {
    title: 'Kafka lets in clients that give no name',
    why: `Whoever reaches a broker reads and writes every topic. Ask for IAM, SCRAM or certificates of clients.`,
    ...sharedPassword,
    severity: 'high',
    level: 'default',
    property: {
      aws_msk_cluster: 'client_authentication?.unauthenticated?',
      'AWS::MSK::Cluster': 'ClientAuthentication?.Unauthenticated?.Enabled?',
    },
    holds: isNot(true),
    says: 'lets in clients without a login; set `{property}` to false',
    examples: [
      `
          resource "aws_msk_cluster" "events" {
            cluster_name  = "events"
            kafka_version = "3.6.0"
            client_authentication {
        -     unauthenticated = true
        +     unauthenticated = false
              sasl {
                iam = true
              }
            }
          }
      `,
      `
          Events:
            Type: AWS::MSK::Cluster
            Properties:
              ClientAuthentication:
                Unauthenticated:
        -         Enabled: true
        +         Enabled: false
      `,
    ],
  },
  'basic-monitoring': {
    title: 'Metrics of Kafka end at the cluster',
    why: `With the default level there is no metric of a single broker or topic: which one lags cannot be seen.`,
    ...unwatched,
    property: { aws_msk_cluster: 'enhanced_monitoring', 'AWS::MSK::Cluster': 'EnhancedMonitoring' },
    holds: isNot(undefined, 'DEFAULT'),
    says: 'has the metrics of the cluster alone; set `{property}` to `PER_TOPIC_PER_BROKER`',
    examples: [
      `
          resource "aws_msk_cluster" "events" {
            cluster_name        = "events"
            kafka_version       = "3.6.0"
        +   enhanced_monitoring = "PER_TOPIC_PER_BROKER"
          }
      `,
      `
          Events:
            Type: AWS::MSK::Cluster
            Properties:
        -     EnhancedMonitoring: DEFAULT
        +     EnhancedMonitoring: PER_BROKER
      `,
    ],
  },
})

/** Whether one of the places is enabled, or may be. */
function isDelivered(value: unknown): boolean {
  return [value].flat().some((places) =>
    Object.values(Object(places))
      .flat()
      .some((place) => ![false, 'false', undefined].includes(Object(place).enabled ?? Object(place).Enabled)),
  )
}
