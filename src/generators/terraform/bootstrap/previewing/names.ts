import { ref } from '../../../../syntax/hcl/build.ts'
import type { Statement } from '../../policy.ts'
import type { At } from './at.ts'

/** One zone has the names of every stage: the role writes those of pull requests and no other. */
export function names({ previews }: At): Statement[] {
  const { stage, releases } = previews
  if (releases.every(({ workload }) => !workload.hosts[stage.name])) return []
  const zone = ref('aws_route53_zone.main.arn')
  return [
    {
      sid: 'LookAtNames',
      actions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets', 'route53:ListTagsForResource'],
      resources: [zone],
    },
    { sid: 'WaitForNames', actions: ['route53:GetChange'], resources: ['arn:aws:route53:::change/*'] },
    {
      sid: 'WriteNames',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [zone],
      conditions: [
        {
          test: 'ForAllValues:StringLike',
          variable: 'route53:ChangeResourceRecordSetsNormalizedRecordNames',
          values: releases.flatMap(({ workload }) =>
            workload.hosts[stage.name] ? [`${workload.name}-*.${stage.host}`] : [],
          ),
        },
        {
          test: 'ForAllValues:StringEquals',
          variable: 'route53:ChangeResourceRecordSetsRecordTypes',
          values: ['A'],
        },
      ],
    },
  ]
}
