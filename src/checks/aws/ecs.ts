import { isMap } from '../../model/shape.ts'
import { type Body, plain } from './body.ts'
import { any, has, is, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { hasSetting } from './settings.ts'
import { foreignKey, fragile, inTheClear, tooWide, unlogged, unpatched, unwatched } from './topics.ts'

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
  'volume-in-the-clear': {
    title: 'Task reads its file system unencrypted',
    why: `What goes to EFS and back can be read on the way. Encryption in transit costs nothing but this line.`,
    ...inTheClear,
    severity: 'medium',
    sources: ['CKV_AWS_97', 'AWS-0035'],
    property: {
      aws_ecs_task_definition: 'volume?.efs_volume_configuration?.transit_encryption',
      'AWS::ECS::TaskDefinition': 'Volumes?.EFSVolumeConfiguration?.TransitEncryption',
    },
    holds: is('ENABLED'),
    says: 'reads a file system unencrypted; set `{property}` to `ENABLED`',
    examples: [
      `
          resource "aws_ecs_task_definition" "main" {
            family                = "api"
            container_definitions = "[]"
            volume {
              name = "data"
              efs_volume_configuration {
        -       file_system_id = "fs-1"
        +       file_system_id     = "fs-1"
        +       transit_encryption = "ENABLED"
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Family: api
              Volumes:
                - Name: data
                  EFSVolumeConfiguration:
                    FilesystemId: fs-1
        +           TransitEncryption: ENABLED
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
  privileged: {
    title: 'Container runs privileged',
    why: `Whoever breaks into it is root on the machine below, and on all tasks there. Name the one capability that
      it needs.`,
    ...tooWide,
    sources: ['CKV_AWS_334'],
    property: {
      aws_ecs_task_definition: 'container_definitions.privileged',
      'AWS::ECS::TaskDefinition': 'ContainerDefinitions.Privileged',
    },
    holds: isNot(true),
    says: 'runs a container privileged; drop `{property}`',
    examples: [
      {
        bad: `
          resource "aws_ecs_task_definition" "main" {
            family = "api"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2", privileged = true }
            ])
          }
        `,
        good: `
          resource "aws_ecs_task_definition" "main" {
            family = "api"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2" }
            ])
          }
        `,
      },
      `
          Main:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Family: api
              ContainerDefinitions:
                - Name: api
                  Image: api:1.4.2
        -         Privileged: true
        +         Privileged: false
      `,
    ],
  },
  'writable-root': {
    title: 'Container can write into its own image',
    why: `Whoever gets in can change programs and leave tools behind. Make the root file system read-only and mount
      what is written.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_336'],
    property: {
      aws_ecs_task_definition: 'container_definitions.readonlyRootFilesystem',
      'AWS::ECS::TaskDefinition': 'ContainerDefinitions.ReadonlyRootFilesystem',
    },
    holds: is(true),
    says: 'has a container that can change itself; set `{property}`',
    examples: [
      {
        bad: `
          resource "aws_ecs_task_definition" "main" {
            family = "api"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2" }
            ])
          }
        `,
        good: `
          resource "aws_ecs_task_definition" "main" {
            family = "api"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2", readonlyRootFilesystem = true }
            ])
          }
        `,
      },
      `
          Main:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Family: api
              ContainerDefinitions:
                - Name: api
                  Image: api:1.4.2
        +         ReadonlyRootFilesystem: true
      `,
    ],
  },
  'host-processes': {
    title: 'Task sees the processes of the machine',
    why: `It can read their environment, with the secrets in there, and signal them.`,
    ...tooWide,
    sources: ['CKV_AWS_335'],
    property: {
      aws_ecs_task_definition: 'pid_mode',
      'AWS::ECS::TaskDefinition': 'PidMode',
    },
    holds: isNot('host'),
    says: 'shares the processes of the machine; drop `{property}`',
    examples: [
      `
          resource "aws_ecs_task_definition" "main" {
            family                = "api"
            container_definitions = "[]"
        -   pid_mode              = "host"
          }
      `,
      `
          Main:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Family: api
        -     PidMode: host
      `,
    ],
  },
  'host-network': {
    title: 'Task stands in the network of its machine',
    why: `It reaches everything that listens on localhost there, and other tasks reach it past their security
      groups. \`awsvpc\` gives it an address and a security group of its own.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    property: {
      aws_ecs_task_definition: 'network_mode',
      'AWS::ECS::TaskDefinition': 'NetworkMode',
    },
    holds: isNot('host'),
    says: 'shares the network of its machine; set `{property}` to `awsvpc`',
    examples: [
      `
          resource "aws_ecs_task_definition" "main" {
            family                = "api"
            container_definitions = "[]"
        -   network_mode          = "host"
        +   network_mode          = "awsvpc"
          }
      `,
      `
          Main:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Family: api
        -     NetworkMode: host
        +     NetworkMode: awsvpc
      `,
    ],
  },
  'one-role-for-two': {
    title: 'Task runs with the role that starts it',
    why: `The execution role may pull images and read the secrets of the task. The program inside needs other
      rights, and fewer.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_249'],
    property: {
      aws_ecs_task_definition: 'task_role_arn',
      'AWS::ECS::TaskDefinition': 'TaskRoleArn',
    },
    holds: (value, { execution_role_arn: other, ExecutionRoleArn: Other }) =>
      value === undefined || value !== (other ?? Other),
    says: 'has one role for both; give the program its own in `{property}`',
    examples: [
      `
          resource "aws_ecs_task_definition" "main" {
            family                = "api"
            container_definitions = "[]"
            execution_role_arn    = "arn:aws:iam::123456789012:role/ecs"
        -   task_role_arn         = "arn:aws:iam::123456789012:role/ecs"
        +   task_role_arn         = "arn:aws:iam::123456789012:role/api"
          }
      `,
      `
          Main:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Family: api
              ExecutionRoleArn: arn:aws:iam::123456789012:role/ecs
        -     TaskRoleArn: arn:aws:iam::123456789012:role/ecs
        +     TaskRoleArn: arn:aws:iam::123456789012:role/api
      `,
    ],
  },
  unlogged: {
    title: 'Container writes its log nowhere',
    why: `What it prints is lost with the task. Name a log driver, such as \`awslogs\`.`,
    ...unlogged,
    level: 'strict',
    property: {
      aws_ecs_task_definition: 'container_definitions.logConfiguration.logDriver',
      'AWS::ECS::TaskDefinition': 'ContainerDefinitions.LogConfiguration.LogDriver',
    },
    holds: isSet,
    says: 'has a container whose log is lost; set `{property}`',
    examples: [
      {
        bad: `
          resource "aws_ecs_task_definition" "main" {
            family = "api"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2" }
            ])
          }
        `,
        good: `
          resource "aws_ecs_task_definition" "main" {
            family = "api"
            container_definitions = jsonencode([
              { name = "api", image = "api:1.4.2", logConfiguration = { logDriver = "awslogs" } }
            ])
          }
        `,
      },
      `
          Main:
            Type: AWS::ECS::TaskDefinition
            Properties:
              Family: api
              ContainerDefinitions:
                - Name: api
                  Image: api:1.4.2
        +         LogConfiguration:
        +           LogDriver: awslogs
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
