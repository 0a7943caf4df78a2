import { is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { inTheClear, tooWide, unlogged } from './topics.ts'

export const checks = rows({
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
})
