import { isMap } from '../../model/shape.ts'
import { type Body, plain } from './body.ts'
import { any, has, is, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { hasSetting } from './settings.ts'
import { foreignKey, fragile, unlogged, unpatched, unwatched } from './topics.ts'

function logsNothing({ logging, Logging }: Body): boolean {
  return logging === 'NONE' || Logging === 'NONE'
}

function isEncrypted(log: unknown): boolean {
  return (
    isMap(log) &&
    ['cloud_watch_encryption_enabled', 's3_bucket_encryption_enabled'].some(
      (name) => log[name] !== undefined && plain(log[name]) !== false,
    )
  )
}

export const checks = rows({
  'no-insights': {
    title: 'Cluster is not measured',
    why: `Without Container Insights nobody sees which task ran out of memory, and alarms have nothing to look at.`,
    ...unwatched,
    sources: ['CKV_AWS_65', 'AWS-0034'],
    property: {
      aws_ecs_cluster: 'setting',
      'AWS::ECS::Cluster': 'ClusterSettings',
    },
    holds: hasSetting('containerInsights', is('enabled', 'enhanced')),
    says: 'is not measured; turn `containerInsights` on in `{property}`',
    examples: [
      `
          resource "aws_ecs_cluster" "main" {
            name = "main"
        +   setting {
        +     name  = "containerInsights"
        +     value = "enabled"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ECS::Cluster
            Properties:
              ClusterName: main
        +     ClusterSettings:
        +       - Name: containerInsights
        +         Value: enabled
      `,
    ],
  },
  'commands-unlogged': {
    title: 'Commands in containers leave no trace',
    why: `With ECS Exec people run commands in a container. What they did has to be written down, and the log be
      encrypted.`,
    ...unlogged,
    sources: ['CKV_AWS_223'],
    property: {
      aws_ecs_cluster: 'configuration?.execute_command_configuration.logging',
      'AWS::ECS::Cluster': 'Configuration?.ExecuteCommandConfiguration.Logging',
    },
    holds: isNot('NONE'),
    says: 'logs no commands; set `{property}` to `OVERRIDE`',
    examples: [
      `
          resource "aws_ecs_cluster" "main" {
            name = "main"
            configuration {
              execute_command_configuration {
        -       logging = "NONE"
        +       logging = "OVERRIDE"
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::ECS::Cluster
            Properties:
              ClusterName: main
              Configuration:
                ExecuteCommandConfiguration:
        -         Logging: NONE
        +         Logging: OVERRIDE
      `,
    ],
  },
  'command-log-unencrypted': {
    title: 'Log of commands in containers is not encrypted with a key of yours',
    why: `What people type and see holds secrets. Encrypt the session with a key of yours, and the log where it
      lies.`,
    ...foreignKey,
    sources: ['CKV_AWS_224'],
    property: {
      aws_ecs_cluster: [
        'configuration?.execute_command_configuration?.kms_key_id',
        'configuration?.execute_command_configuration?.log_configuration',
      ],
      'AWS::ECS::Cluster': ['Configuration?.ExecuteCommandConfiguration?.KmsKeyId'],
    },
    holds: (value, _, __, owner) =>
      logsNothing(owner) || (Array.isArray(value) ? value.every(isEncrypted) : isSet(value)),
    says: 'logs commands unencrypted; set `{property}`',
    examples: [
      {
        bad: `
          resource "aws_ecs_cluster" "main" {
            name = "main"
            configuration {
              execute_command_configuration {
                kms_key_id = "alias/ecs"
                logging    = "OVERRIDE"
                log_configuration {
                  cloud_watch_log_group_name = "ecs"
                }
              }
            }
          }
        `,
        good: `
          resource "aws_ecs_cluster" "main" {
            name = "main"
            configuration {
              execute_command_configuration {
                kms_key_id = "alias/ecs"
                logging    = "OVERRIDE"
                log_configuration {
                  cloud_watch_encryption_enabled = true
                  cloud_watch_log_group_name     = "ecs"
                }
              }
            }
          }
        `,
      },
      `
          Main:
            Type: AWS::ECS::Cluster
            Properties:
              ClusterName: main
              Configuration:
                ExecuteCommandConfiguration:
                  Logging: OVERRIDE
        +         KmsKeyId: alias/ecs
      `,
    ],
  },
  'public-address': {
    title: 'Tasks get public addresses',
    why: `A container that listens is one mistake in a security group away from everybody. Let a load balancer be
      public, and tasks go out through NAT or endpoints.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_333'],
    property: {
      aws_ecs_service: 'network_configuration?.assign_public_ip',
      aws_ecs_task_set: 'network_configuration?.assign_public_ip',
      'AWS::ECS::Service': 'NetworkConfiguration?.AwsvpcConfiguration?.AssignPublicIp',
    },
    holds: isNot(true, 'ENABLED'),
    says: 'gives each task a public address; drop `{property}`',
    examples: [
      `
          resource "aws_ecs_service" "main" {
            name = "api"
            network_configuration {
              subnets          = ["subnet-1"]
        -     assign_public_ip = true
        +     assign_public_ip = false
            }
          }
      `,
      `
          Main:
            Type: AWS::ECS::Service
            Properties:
              ServiceName: api
              NetworkConfiguration:
                AwsvpcConfiguration:
                  Subnets:
                    - subnet-1
        -         AssignPublicIp: ENABLED
        +         AssignPublicIp: DISABLED
      `,
    ],
  },
  'old-platform': {
    title: 'Service stays on one version of Fargate',
    why: `A pinned platform version gets no fixes and ends some day. \`LATEST\` is the default.`,
    ...unpatched,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_332'],
    property: {
      aws_ecs_service: 'platform_version',
      'AWS::ECS::Service': 'PlatformVersion',
    },
    holds: (value) => value === undefined || value === 'LATEST',
    says: 'stays on one platform version; drop `{property}`',
    examples: [
      `
          resource "aws_ecs_service" "main" {
            name             = "api"
            launch_type      = "FARGATE"
        -   platform_version = "1.3.0"
        +   platform_version = "LATEST"
          }
      `,
      `
          Main:
            Type: AWS::ECS::Service
            Properties:
              ServiceName: api
              LaunchType: FARGATE
        -     PlatformVersion: '1.3.0'
        +     PlatformVersion: LATEST
      `,
    ],
  },
  'deploys-broken': {
    title: 'Deployment goes on though its tasks fail',
    why: `Without a circuit breaker a bad image is started again and again until somebody looks. With it the last
      good one comes back.`,
    ...fragile,
    level: 'strict',
    property: {
      aws_ecs_service: 'deployment_circuit_breaker.rollback',
      'AWS::ECS::Service': 'DeploymentConfiguration.DeploymentCircuitBreaker.Rollback',
    },
    holds: is(true),
    unless: any(
      where(['deployment_controller.type', 'DeploymentController.Type'], is('CODE_DEPLOY', 'EXTERNAL')),
      has('alarms'),
    ),
    says: 'does not roll a failed deployment back; set `{property}` to true',
    examples: [
      `
          resource "aws_ecs_service" "main" {
            name = "api"
        +   deployment_circuit_breaker {
        +     enable   = true
        +     rollback = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ECS::Service
            Properties:
              ServiceName: api
        +     DeploymentConfiguration:
        +       DeploymentCircuitBreaker:
        +         Enable: true
        +         Rollback: true
      `,
    ],
  },
})
