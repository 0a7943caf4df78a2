import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { plain } from './body.ts'
import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, foreignKey, unlogged } from './topics.ts'

const kinds = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']

function logs(kind: string, entry: unknown): boolean {
  return entry === kind || (isMap(entry) && entry.Type === kind)
}

function isShut(access: unknown): boolean {
  return access !== undefined && plain(access) !== true
}

function isEverybody(cidr: unknown): boolean {
  return cidr === '0.0.0.0/0' || cidr === '::/0'
}

export const checks = rows({
  'no-audit-log': {
    title: 'Cluster keeps no audit log',
    why: `Without the \`audit\` and \`authenticator\` logs nobody can tell afterwards who did what with the API. They
      cannot be had for the past.`,
    ...unlogged,
    level: 'default',
    sources: ['AWS-0038'],
    property: {
      aws_eks_cluster: 'enabled_cluster_log_types',
      'AWS::EKS::Cluster': 'Logging.ClusterLogging.EnabledTypes',
    },
    holds: (value) =>
      isSet(value) &&
      (!Array.isArray(value) ||
        value.some((each) =>
          (isMap(each) && typeof each.Type === 'string') || typeof each === 'string' ? logs('audit', each) : true,
        )),
    says: 'keeps no audit log; name `audit` in `{property}`',
    examples: [
      `
          resource "aws_eks_cluster" "main" {
        -   name = "main"
        +   name                      = "main"
        +   enabled_cluster_log_types = ["api", "audit", "authenticator"]
          }
      `,
      `
          Main:
            Type: AWS::EKS::Cluster
            Properties:
              Name: main
        +     Logging:
        +       ClusterLogging:
        +         EnabledTypes:
        +           - Type: audit
      `,
    ],
  },
  'logs-incomplete': {
    title: 'Cluster does not keep all its logs',
    why: `API, audit, authenticator, controller manager and scheduler each tell another half of a story. All five
      together show why something was refused or never placed.`,
    ...unlogged,
    severity: 'low',
    sources: ['CKV_AWS_37', 'AWS-0038'],
    property: {
      aws_eks_cluster: 'enabled_cluster_log_types',
      'AWS::EKS::Cluster': 'Logging.ClusterLogging.EnabledTypes',
    },
    holds: (value) =>
      isSet(value) &&
      (!Array.isArray(value) ||
        value.some((each) => isUnknown(isMap(each) ? each.Type : each)) ||
        kinds.every((kind) => value.some((each) => logs(kind, each)))),
    says: 'does not keep all its logs; name all five in `{property}`',
    examples: [
      `
          resource "aws_eks_cluster" "main" {
            name                      = "main"
        -   enabled_cluster_log_types = ["audit"]
        +   enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
          }
      `,
      `
          Main:
            Type: AWS::EKS::Cluster
            Properties:
              Name: main
              Logging:
                ClusterLogging:
                  EnabledTypes:
        +           - Type: api
                    - Type: audit
        +           - Type: authenticator
        +           - Type: controllerManager
        +           - Type: scheduler
      `,
    ],
  },
  'public-endpoint': {
    title: 'Cluster API can be reached from everywhere',
    why: `Everybody can then try credentials, and every fault of the API server is everybody's. Name the networks
      that may reach it, or keep it private.`,
    ...exposed,
    severity: 'high',
    sources: ['CKV_AWS_38', 'AWS-0040', 'AWS-0041'],
    property: {
      aws_eks_cluster: 'vpc_config?.public_access_cidrs',
      'AWS::EKS::Cluster': 'ResourcesVpcConfig?.PublicAccessCidrs',
    },
    holds: (value, _, __, { endpoint_public_access: first, EndpointPublicAccess: second }) =>
      isShut(first ?? second) || !(Array.isArray(value) ? value.some(isEverybody) : value === undefined),
    says: 'lets every address speak to its API; name the networks that may in `{property}`',
    examples: [
      `
          resource "aws_eks_cluster" "main" {
            name = "main"
            vpc_config {
        -     subnet_ids = ["subnet-1"]
        +     subnet_ids          = ["subnet-1"]
        +     public_access_cidrs = ["203.0.113.0/24"]
            }
          }
      `,
      `
          Main:
            Type: AWS::EKS::Cluster
            Properties:
              Name: main
              ResourcesVpcConfig:
                SubnetIds:
                  - subnet-1
        +       PublicAccessCidrs:
        +         - 203.0.113.0/24
      `,
      {
        bad: `
          resource "aws_eks_cluster" "main" {
            vpc_config {
              subnet_ids          = ["subnet-1"]
              public_access_cidrs = ["0.0.0.0/0"]
            }
          }
        `,
        good: `
          resource "aws_eks_cluster" "main" {
            vpc_config {
              subnet_ids             = ["subnet-1"]
              endpoint_public_access = false
            }
          }
        `,
      },
    ],
  },
  'public-api': {
    title: 'Cluster API has a public address',
    why: `Named networks limit who reaches it; without a public address nobody outside does. People come in by VPN
      or Session Manager, pipelines from inside.`,
    ...exposed,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_39', 'AWS-0040'],
    property: {
      aws_eks_cluster: 'vpc_config.endpoint_public_access',
      'AWS::EKS::Cluster': 'ResourcesVpcConfig.EndpointPublicAccess',
    },
    holds: is(false),
    says: 'has a public API; set `{property}` to false',
    examples: [
      `
          resource "aws_eks_cluster" "main" {
            name = "main"
            vpc_config {
              subnet_ids             = ["subnet-1"]
        -     endpoint_public_access = true
        +     endpoint_public_access = false
            }
          }
      `,
      `
          Main:
            Type: AWS::EKS::Cluster
            Properties:
              Name: main
              ResourcesVpcConfig:
                SubnetIds:
                  - subnet-1
        -       EndpointPublicAccess: true
        +       EndpointPublicAccess: false
      `,
    ],
  },
  'secrets-with-key-of-aws': {
    title: 'Secrets of the cluster are not encrypted with a key of yours',
    why: `Clusters since Kubernetes 1.28 encrypt everything with a key of AWS. A key of your own can be shut and
      watched.`,
    ...foreignKey,
    sources: ['CKV_AWS_58', 'AWS-0039', 'W82'],
    property: {
      aws_eks_cluster: 'encryption_config.resources',
      'AWS::EKS::Cluster': 'EncryptionConfig.Resources',
    },
    holds: (value) => Array.isArray(value) && value.some((each) => each === 'secrets' || isUnknown(each)),
    says: 'has no key of yours for its secrets; add one in `{property}`',
    examples: [
      `
          resource "aws_eks_cluster" "main" {
            name = "main"
        +   encryption_config {
        +     resources = ["secrets"]
        +     provider {
        +       key_arn = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::EKS::Cluster
            Properties:
              Name: main
        +     EncryptionConfig:
        +       - Resources:
        +           - secrets
      `,
    ],
  },
  'nodes-open-to-ssh': {
    title: 'Nodes let SSH in from everywhere',
    why: `With a key and no source security groups port 22 of every node is open to the world.`,
    ...exposed,
    sources: ['CKV_AWS_100'],
    property: {
      aws_eks_node_group: 'remote_access?.source_security_group_ids',
      'AWS::EKS::Nodegroup': 'RemoteAccess?.SourceSecurityGroups',
    },
    holds: (value, _, __, { ec2_ssh_key, Ec2SshKey }) => isSet(value) || !isSet(ec2_ssh_key ?? Ec2SshKey),
    says: 'lets SSH in from everywhere; name who may in `{property}`',
    examples: [
      `
          resource "aws_eks_node_group" "main" {
            cluster_name = "main"
            remote_access {
        -     ec2_ssh_key = "ops"
        +     ec2_ssh_key               = "ops"
        +     source_security_group_ids = ["sg-1"]
            }
          }
      `,
      `
          Main:
            Type: AWS::EKS::Nodegroup
            Properties:
              ClusterName: main
              RemoteAccess:
                Ec2SshKey: ops
        +       SourceSecurityGroups:
        +         - sg-1
      `,
    ],
  },
})
