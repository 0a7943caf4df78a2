import { has, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile } from './topics.ts'

export const checks = rows({
  'launch-configuration': {
    title: 'Group starts from no launch template',
    why: `Launch configurations are closed to new accounts and know neither new instance types nor new features. A
      launch template takes their place: it has versions, and asks for IMDSv2, several types and spot in one place.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC7.1', 'nist-800-53/SI-2', 'pci-dss/6.3.3'],
    sources: ['CKV_AWS_315'],
    property: {
      aws_autoscaling_group: 'launch_template',
      'AWS::AutoScaling::AutoScalingGroup': 'LaunchTemplate',
    },
    holds: isSet,
    unless: has('mixed_instances_policy', 'MixedInstancesPolicy', 'InstanceId'),
    says: 'starts from no launch template; name one in `{property}`',
    examples: [
      `
          resource "aws_autoscaling_group" "main" {
            min_size = 1
            max_size = 3
        +   launch_template {
        +     id = "lt-1"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: '1'
              MaxSize: '3'
        +     LaunchTemplate:
        +       LaunchTemplateId: lt-1
        +       Version: '1'
      `,
    ],
  },
  'tags-not-passed-on': {
    title: 'Instances of the group carry no tags',
    why: `Bills, inventories and policies that look at tags do not see what the group starts.`,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_153'],
    property: {
      aws_autoscaling_group: ['tag', 'tags'],
    },
    holds: (_, { tag, tags }) => isSet(tag) || isSet(tags),
    says: 'passes no tags on; add `tag` blocks',
    examples: [
      {
        bad: `
          resource "aws_autoscaling_group" "main" {
            min_size = 1
            max_size = 3
          }
        `,
        good: `
          resource "aws_autoscaling_group" "main" {
            min_size = 1
            max_size = 3
            tag {
              key                 = "team"
              value               = "web"
              propagate_at_launch = true
            }
          }
        `,
      },
    ],
  },
  'one-zone': {
    title: 'Group lives in one zone',
    why: `When that zone fails all instances are gone, and none can be started. Name subnets of two zones at least.`,
    ...fragile,
    level: 'strict',
    property: {
      aws_autoscaling_group: ['vpc_zone_identifier', 'availability_zones'],
      'AWS::AutoScaling::AutoScalingGroup': ['VPCZoneIdentifier', 'AvailabilityZones'],
    },
    holds: (value) => !Array.isArray(value) || value.length !== 1,
    says: 'lives in one zone; name subnets of several',
    examples: [
      `
          resource "aws_autoscaling_group" "main" {
            min_size            = 1
            max_size            = 3
        -   vpc_zone_identifier = ["subnet-1"]
        +   vpc_zone_identifier = ["subnet-1", "subnet-2"]
          }
      `,
      `
          Main:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: '1'
              MaxSize: '3'
              VPCZoneIdentifier:
                - subnet-1
        +       - subnet-2
      `,
    ],
  },
  'no-health-check-of-balancer': {
    title: 'Group keeps instances that the load balancer gave up',
    why: `The check of EC2 sees only that a machine runs. With the health check of the load balancer one that
      answers no more is replaced.`,
    ...fragile,
    level: 'strict',
    property: {
      aws_autoscaling_group: 'health_check_type',
      'AWS::AutoScaling::AutoScalingGroup': 'HealthCheckType',
    },
    holds: (value) => typeof value === 'string' && value.includes('ELB'),
    only: has('load_balancers', 'target_group_arns', 'LoadBalancerNames', 'TargetGroupARNs'),
    says: 'keeps what the load balancer gave up; set `{property}` to `ELB`',
    examples: [
      `
          resource "aws_autoscaling_group" "main" {
            min_size          = 1
            max_size          = 3
            target_group_arns = [aws_lb_target_group.web.arn]
        +   health_check_type = "ELB"
          }
      `,
      `
          Main:
            Type: AWS::AutoScaling::AutoScalingGroup
            Properties:
              MinSize: '1'
              MaxSize: '3'
              TargetGroupARNs:
                - !Ref Web
        +     HealthCheckType: ELB
      `,
    ],
  },
})
