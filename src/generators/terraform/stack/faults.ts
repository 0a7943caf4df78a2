import type { Fault } from '../../../model/plan.ts'
import { type Attributes, type Block, block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { policyDocument, type Statement, trustDocument } from '../policy.ts'
import type { StackContext } from './context.ts'
import { objectiveCall, watchesOf } from './objectives.ts'

/** Templates of experiments, and the role that may break what they name and nothing else. */
export function faultBlocks(context: StackContext): Block[] {
  const faults = stopped(context)
  if (faults.length === 0) return []
  return [
    trustDocument('faults_trust', { type: 'Service', identifiers: ['fis.amazonaws.com'] }, ['sts:AssumeRole']),
    block('resource', ['aws_iam_role', 'faults'], {
      name: `${context.plan.system}-${context.stack.name}-faults`,
      assume_role_policy: ref('data.aws_iam_policy_document.faults_trust.json'),
    }),
    policyDocument('faults', statements(faults, context)),
    block('resource', ['aws_iam_role_policy', 'faults'], {
      name: 'faults',
      role: ref('aws_iam_role.faults.id'),
      policy: ref('data.aws_iam_policy_document.faults.json'),
    }),
    ...faults.map((fault) =>
      block('module', [`fault_${label(fault.name)}`], {
        source: '../../modules/fault',
        name: fault.name,
        description: fault.title,
        role_arn: ref('aws_iam_role.faults.arn'),
        stop_alarm_arns: alarmsOf(fault, context),
        ...brokenBy(fault, context),
      }),
    ),
  ]
}

/** Those that an alarm of this region can stop. */
function stopped(context: StackContext): Fault[] {
  if (context.plan.chaos?.stack !== context.stack.name) return []
  return context.plan.faults.filter((fault) => alarmsOf(fault, context).length > 0)
}

/** An experiment bears five of them. */
function alarmsOf({ judges }: Fault, context: StackContext) {
  return watchesOf(context)
    .filter(({ slo, edge, stage }) => !edge && judges.includes(slo.name) && stage.name === context.plan.chaos?.stage)
    .slice(0, 5)
    .map(({ slo, stage }) => ref(`module.${objectiveCall(slo, stage)}.quick_alarm_arn`))
}

function brokenBy(fault: Fault, { homes, plan }: StackContext): Attributes {
  const module = homes.find(({ store, stage }) => store.name === fault.of && stage.name === plan.chaos?.stage)?.module
  const arns = [ref(`module.${module}.arn`)]
  if (fault.kind === 'task')
    return {
      action: { id: 'aws:ecs:stop-task', target: 'Tasks' },
      target: {
        type: 'aws:ecs:task',
        selection: 'COUNT(1)',
        parameters: { cluster: ref('module.containers.name'), service: fault.of },
      },
    }
  if (fault.kind === 'machine')
    return {
      action: { id: 'aws:ec2:terminate-instances', target: 'Instances' },
      target: { type: 'aws:ec2:instance', selection: 'COUNT(1)', tags: { Name: fault.of } },
    }
  if (fault.kind === 'cluster')
    return {
      action: { id: 'aws:rds:failover-db-cluster', target: 'Clusters' },
      target: { type: 'aws:rds:cluster', selection: 'ALL', arns },
    }
  if (fault.kind === 'instance')
    return {
      action: { id: 'aws:rds:reboot-db-instances', target: 'DBInstances', parameters: { forceFailover: 'true' } },
      target: { type: 'aws:rds:db', selection: 'ALL', arns },
    }
  return {
    action: {
      id: 'aws:network:disrupt-connectivity',
      target: 'Subnets',
      parameters: { scope: 'availability-zone', duration: 'PT5M' },
    },
    target: {
      type: 'aws:ec2:subnet',
      selection: 'ALL',
      parameters: { availabilityZoneIdentifier: fault.of, vpc: ref('module.network.vpc_id') },
    },
  }
}

function statements(faults: readonly Fault[], { stack, homes, plan }: StackContext): Statement[] {
  const of = (...kinds: readonly Fault['kind'][]) => faults.filter(({ kind }) => kinds.includes(kind))
  const machines = of('machine').map((fault) => fault.of)
  const databases = of('cluster', 'instance').flatMap((fault) =>
    homes
      .filter(({ store, stage }) => store.name === fault.of && stage.name === plan.chaos?.stage)
      .map(({ module }) => ref(`module.${module}.arn`)),
  )
  return [
    {
      sid: 'FindWhatToBreak',
      actions: [
        'cloudwatch:DescribeAlarms',
        'ec2:DescribeInstances',
        'ec2:DescribeManagedPrefixLists',
        'ec2:DescribeNetworkAcls',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcs',
        'ecs:DescribeTasks',
        'ecs:ListTasks',
        'rds:DescribeDBClusters',
        'rds:DescribeDBInstances',
        'tag:GetResources',
      ],
      resources: ['*'],
    },
    ...(of('task').length > 0
      ? [
          {
            sid: 'StopTasks',
            actions: ['ecs:StopTask'],
            resources: [`arn:aws:ecs:${stack.region}:*:task/${stack.cluster}/*`],
          },
        ]
      : []),
    ...(machines.length > 0
      ? [
          {
            sid: 'StopMachines',
            actions: ['ec2:TerminateInstances'],
            resources: [`arn:aws:ec2:${stack.region}:*:instance/*`],
            conditions: [{ test: 'StringEquals', variable: 'aws:ResourceTag/Name', values: machines }],
          },
        ]
      : []),
    ...(databases.length > 0
      ? [
          {
            sid: 'MoveDatabases',
            actions: ['rds:FailoverDBCluster', 'rds:RebootDBInstance'],
            resources: databases,
          },
        ]
      : []),
    ...(of('zone').length > 0 ? cutOff(stack.region) : []),
  ]
}

/** A zone is cut off by a list of its own for its subnets, which goes again. */
function cutOff(region: string): Statement[] {
  const resource = (what: string) => `arn:aws:ec2:${region}:*:${what}/*`
  return [
    {
      sid: 'MarkLists',
      actions: ['ec2:CreateTags'],
      resources: [resource('network-acl')],
      conditions: [
        { test: 'StringEquals', variable: 'ec2:CreateAction', values: ['CreateNetworkAcl'] },
        { test: 'StringEquals', variable: 'aws:RequestTag/managedByFIS', values: ['true'] },
      ],
    },
    {
      sid: 'MakeLists',
      actions: ['ec2:CreateNetworkAcl'],
      resources: [resource('network-acl'), resource('vpc')],
    },
    {
      sid: 'ChangeOwnLists',
      actions: ['ec2:CreateNetworkAclEntry', 'ec2:DeleteNetworkAcl'],
      resources: [resource('network-acl'), resource('vpc')],
      conditions: [{ test: 'StringEquals', variable: 'ec2:ResourceTag/managedByFIS', values: ['true'] }],
    },
    {
      sid: 'LayThemOver',
      actions: ['ec2:ReplaceNetworkAclAssociation'],
      resources: [resource('network-acl'), resource('subnet')],
    },
  ]
}
