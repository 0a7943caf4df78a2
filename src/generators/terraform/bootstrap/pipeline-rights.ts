import type { Plan } from '../../../model/plan.ts'
import { raw } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'

export const publishing: Statement[] = [
  {
    sid: 'SignIn',
    actions: ['ecr:GetAuthorizationToken'],
    resources: ['*'],
  },
  {
    sid: 'PushImages',
    actions: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    resources: raw('values(aws_ecr_repository.this)[*].arn'),
  },
]

export function deploying(plan: Plan, stack: string): Statement[] {
  const buckets = plan.sites.flatMap((site) =>
    plan.stages.flatMap((stage) => {
      const bucket = site.buckets[stage.name]
      return stage.stack === stack && bucket ? [`arn:aws:s3:::${bucket}`] : []
    }),
  )
  return [
    ...(buckets.length > 0
      ? [
          { sid: 'ListSites', actions: ['s3:ListBucket'], resources: buckets },
          {
            sid: 'WriteSites',
            actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
            resources: buckets.map((bucket) => `${bucket}/*`),
          },
        ]
      : []),
    { sid: 'FindDistributions', actions: ['cloudfront:ListDistributions'], resources: ['*'] },
    {
      sid: 'InvalidateSites',
      actions: ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
      resources: ['arn:aws:cloudfront::*:distribution/*'],
      conditions: [{ test: 'StringEquals', variable: 'aws:ResourceTag/stack', values: [stack] }],
    },
  ]
}

/** Beyond reading: a plan makes up a password for what does not exist yet. */
export function planning({ stores, system }: Plan): Statement[] {
  const topics = stores.some(({ module }) => module === 'kafka')
  return [
    { sid: 'MakeUpPasswords', actions: ['secretsmanager:GetRandomPassword'], resources: ['*'] },
    ...(topics
      ? [
          {
            sid: 'LookAtTopics',
            actions: [
              'kafka:DescribeTopic',
              'kafka:ListTopics',
              'kafka-cluster:Connect',
              'kafka-cluster:DescribeCluster',
              'kafka-cluster:DescribeTopic',
              'kafka-cluster:DescribeTopicDynamicConfiguration',
            ],
            resources: ['cluster', 'topic'].map((what) => `arn:aws:kafka:*:*:${what}/${system}-*`),
          },
        ]
      : []),
  ]
}
