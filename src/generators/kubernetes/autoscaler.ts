import { requestsMetric } from '../../design/names.ts'
import { targetUse } from '../../design/reliability.ts'
import type { Plan } from '../../model/plan.ts'
import type { Scaling, Workload } from '../../model/workload.ts'
import { apiOf } from './controllers.ts'

const busy = { type: 'Utilization', averageUtilization: 100 * targetUse }

/** What waits, in a queue of SQS or behind the places that a group of readers has in a topic. */
function waiting({ variable, backlog, topic }: Extract<Scaling, { by: 'queue' }>, { stacks }: Plan) {
  const awsRegion = stacks.find(({ purpose }) => purpose === 'production')?.region ?? ''
  if (!topic)
    return { type: 'aws-sqs-queue', metadata: { queueURLFromEnv: variable, queueLength: String(backlog), awsRegion } }
  return {
    type: 'kafka',
    metadata: {
      bootstrapServersFromEnv: variable,
      topicFromEnv: topic.variable,
      consumerGroup: topic.group,
      lagThreshold: String(backlog),
      offsetResetPolicy: 'earliest',
      version: '3.6.0',
      sasl: 'oauthbearer',
      saslTokenProvider: 'aws_msk_iam',
      tls: 'enable',
      awsRegion,
    },
  }
}

/** Bounds of a stage are patched in by its overlay; these are only the smallest that are allowed. */
export function autoscaler(workload: Workload, plan: Plan): unknown[] {
  const { name, labels, scaling, controller } = workload
  const target = { apiVersion: apiOf(controller), kind: controller, name }
  if (scaling.by === 'queue')
    return [
      {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'TriggerAuthentication',
        metadata: { name, labels },
        // KEDA's own account has its role through Pod Identity.
        spec: { podIdentity: { provider: 'aws' } },
      },
      {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata: { name, labels },
        spec: {
          scaleTargetRef: target,
          minReplicaCount: 1,
          maxReplicaCount: 2,
          triggers: [{ ...waiting(scaling, plan), authenticationRef: { name } }],
        },
      },
    ]
  return [
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name, labels },
      spec: {
        scaleTargetRef: target,
        minReplicas: 1,
        maxReplicas: 2,
        metrics: [
          plan.mesh === 'linkerd'
            ? // The proxy beside it is idle when the service is not, and the other way round.
              { type: 'ContainerResource', containerResource: { name: 'cpu', container: name, target: busy } }
            : { type: 'Resource', resource: { name: 'cpu', target: busy } },
          // What a pod is sent shows before its processor does, when it waits for others most of the time.
          ...(scaling.by === 'requests'
            ? [
                {
                  type: 'Pods',
                  pods: {
                    metric: { name: requestsMetric },
                    target: { type: 'AverageValue', averageValue: String(scaling.perSecond) },
                  },
                },
              ]
            : []),
        ],
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 30 },
          scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }] },
        },
      },
    },
  ]
}
