import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, number, record, scalar, text } from '../../model/shape.ts'
import { common } from './metadata.ts'

const analysis = record(
  {},
  {
    templates: listOf(record({}, { templateName: literal, clusterScope: flag })),
    args: listOf(anything),
    startingStep: number,
  },
)
const step = record(
  {},
  {
    setWeight: number,
    pause: record({}, { duration: scalar }),
    analysis,
    setCanaryScale: anything,
    experiment: anything,
  },
)

/** Its pods are those of a workload, and are read as such too. */
export const Rollout = {
  id: 'argo/rollout',
  title: 'Argo Rollout',
  file: 'rollout.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          replicas: number,
          selector: anything,
          workloadRef: record({}, { apiVersion: literal, kind: literal, name: literal, scaleDown: literal }),
          minReadySeconds: number,
          revisionHistoryLimit: number,
          progressDeadlineSeconds: number,
          paused: flag,
          strategy: record(
            {},
            {
              canary: record(
                {},
                {
                  stableService: literal,
                  canaryService: literal,
                  maxSurge: scalar,
                  maxUnavailable: scalar,
                  steps: listOf(step),
                  analysis,
                  trafficRouting: anything,
                },
              ),
              blueGreen: record(
                {},
                {
                  activeService: literal,
                  previewService: literal,
                  autoPromotionEnabled: flag,
                  autoPromotionSeconds: number,
                  scaleDownDelaySeconds: number,
                  prePromotionAnalysis: analysis,
                  postPromotionAnalysis: analysis,
                },
              ),
            },
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type Rollout = DataOf<typeof Rollout>

/** Of a namespace or of the cluster: `kind` tells. */
export const AnalysisTemplate = {
  id: 'argo/analysis-template',
  title: 'Argo AnalysisTemplate',
  file: 'analysis.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          args: listOf(record({}, { name: literal, value: scalar, valueFrom: anything })),
          metrics: listOf(
            record(
              {},
              {
                name: literal,
                interval: literal,
                initialDelay: literal,
                count: scalar,
                failureLimit: scalar,
                consecutiveErrorLimit: scalar,
                inconclusiveLimit: scalar,
                successCondition: text,
                failureCondition: text,
                provider: record(
                  {},
                  {
                    prometheus: record({}, { address: literal, query: text }),
                    job: anything,
                    web: record({}, { url: literal, jsonPath: literal }),
                    datadog: anything,
                    cloudWatch: anything,
                    newRelic: anything,
                  },
                ),
              },
            ),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type AnalysisTemplate = DataOf<typeof AnalysisTemplate>
