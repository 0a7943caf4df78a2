import { behindCdn, targetGroupOf } from '../../design/cdn.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'

/**
 * Pods of what stands behind a CDN, put into the target group that Terraform made. An Ingress would make a load balancer whose
 * address is known only afterwards, and the CDN has to know it before.
 */
export function targetGroupBindings({ name: stage, namespace }: Stage, { pods, system }: Plan): unknown[] {
  return pods
    .filter((workload) => behindCdn(workload, stage))
    .map((workload) => ({
      apiVersion: 'elbv2.k8s.aws/v1beta1',
      kind: 'TargetGroupBinding',
      metadata: { name: workload.name, namespace, labels: workload.labels },
      spec: note(
        {
          serviceRef: { name: workload.name, port: workload.portName },
          targetGroupName: targetGroupOf(system, stage, workload),
          targetType: 'ip',
        },
        { targetGroupName: 'Made by terraform/stacks, with the load balancer that CloudFront alone reaches' },
      ),
    }))
}
