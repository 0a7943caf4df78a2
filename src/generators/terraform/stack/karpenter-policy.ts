import { ref } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'
import type { StackContext } from './context.ts'

/**
 * What Karpenter may do: start machines that it marks as this cluster's, and touch no others. After the policy that its project
 * publishes; machines are told apart by the tags that it puts on them.
 */
export function karpenterStatements({ stack }: StackContext): Statement[] {
  const { cluster, region } = stack
  const ec2 = (...kinds: readonly string[]) => kinds.map((kind) => `arn:aws:ec2:${region}:*:${kind}/*`)
  const owned = `kubernetes.io/cluster/${cluster}`
  const tagged = (on: 'RequestTag' | 'ResourceTag', mark: string) => [
    { test: 'StringEquals', variable: `aws:${on}/${owned}`, values: ['owned'] },
    { test: 'StringLike', variable: `aws:${on}/${mark}`, values: ['*'] },
  ]
  const requested = { test: 'StringEquals', variable: 'aws:RequestTag/eks:eks-cluster-name', values: [cluster] }
  const pool = 'karpenter.sh/nodepool'
  const nodeClass = 'karpenter.k8s.aws/ec2nodeclass'
  const made = ['fleet', 'instance', 'volume', 'network-interface', 'launch-template', 'spot-instances-request']
  return [
    {
      sid: 'StartFromWhatIsThere',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      resources: [
        `arn:aws:ec2:${region}::image/*`,
        `arn:aws:ec2:${region}::snapshot/*`,
        ...ec2('security-group', 'subnet', 'capacity-reservation'),
      ],
    },
    {
      sid: 'StartFromOwnTemplates',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      resources: ec2('launch-template'),
      conditions: tagged('ResourceTag', pool),
    },
    {
      sid: 'StartWithMark',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate'],
      resources: ec2(...made),
      conditions: [...tagged('RequestTag', pool), requested],
    },
    {
      sid: 'MarkWhatIsStarted',
      actions: ['ec2:CreateTags'],
      resources: ec2(...made),
      conditions: [
        ...tagged('RequestTag', pool),
        requested,
        {
          test: 'StringEquals',
          variable: 'ec2:CreateAction',
          values: ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'],
        },
      ],
    },
    {
      sid: 'NameOwnMachines',
      actions: ['ec2:CreateTags'],
      resources: ec2('instance'),
      conditions: [
        ...tagged('ResourceTag', pool),
        {
          test: 'ForAllValues:StringEquals',
          variable: 'aws:TagKeys',
          values: ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'],
        },
      ],
    },
    {
      sid: 'EndOwnMachines',
      actions: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      resources: ec2('instance', 'launch-template'),
      conditions: tagged('ResourceTag', pool),
    },
    {
      sid: 'LookAtMachines',
      actions: [
        'ec2:DescribeCapacityReservations',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstanceTypeOfferings',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeInstances',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribePlacementGroups',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSpotPriceHistory',
        'ec2:DescribeSubnets',
        'iam:ListInstanceProfiles',
        'pricing:GetProducts',
      ],
      resources: ['*'],
    },
    {
      sid: 'FindImages',
      actions: ['ssm:GetParameter'],
      resources: [`arn:aws:ssm:${region}::parameter/aws/service/*`],
    },
    {
      sid: 'HearOfInterruptions',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      resources: [ref('module.interruptions.queue_arn')],
    },
    {
      sid: 'GiveNodesTheirRole',
      actions: ['iam:PassRole'],
      resources: [ref('module.cluster.node_role_arn')],
      conditions: [{ test: 'StringEquals', variable: 'iam:PassedToService', values: ['ec2.amazonaws.com'] }],
    },
    {
      sid: 'MakeProfiles',
      actions: ['iam:CreateInstanceProfile'],
      resources: [profiles],
      conditions: [...tagged('RequestTag', nodeClass), requested, inRegion('RequestTag', region)],
    },
    {
      sid: 'MarkProfiles',
      actions: ['iam:TagInstanceProfile'],
      resources: [profiles],
      conditions: [
        ...tagged('ResourceTag', nodeClass),
        ...tagged('RequestTag', nodeClass),
        inRegion('ResourceTag', region),
        inRegion('RequestTag', region),
      ],
    },
    {
      sid: 'KeepProfiles',
      actions: ['iam:AddRoleToInstanceProfile', 'iam:RemoveRoleFromInstanceProfile', 'iam:DeleteInstanceProfile'],
      resources: [profiles],
      conditions: [...tagged('ResourceTag', nodeClass), inRegion('ResourceTag', region)],
    },
    { sid: 'LookAtProfiles', actions: ['iam:GetInstanceProfile'], resources: [profiles] },
    {
      sid: 'FindCluster',
      actions: ['eks:DescribeCluster'],
      resources: [`arn:aws:eks:${region}:*:cluster/${cluster}`],
    },
  ]
}

const profiles = 'arn:aws:iam::*:instance-profile/*'

function inRegion(on: 'RequestTag' | 'ResourceTag', region: string) {
  return { test: 'StringEquals', variable: `aws:${on}/topology.kubernetes.io/region`, values: [region] }
}
