import { fields, listOf, object, text, word } from './own.ts'

const probe = fields(
  {
    name: text(),
    type: word('promProbe', 'httpProbe', 'cmdProbe', 'k8sProbe'),
    mode: word('SOT', 'EOT', 'Edge', 'Continuous', 'OnChaos'),
    'promProbe/inputs': fields(
      {
        endpoint: text(),
        query: text(),
        queryPath: text(),
        comparator: fields({ criteria: text(), value: text() }, ['criteria', 'value']),
      },
      ['endpoint', 'comparator'],
    ),
    runProperties: fields(
      {
        probeTimeout: text(),
        interval: text(),
        attempt: { type: 'integer' },
        retry: { type: 'integer' },
        initialDelay: text(),
        evaluationTimeout: text(),
        probePollingInterval: text(),
        stopOnFailure: { type: 'boolean' },
      },
      ['probeTimeout', 'interval'],
    ),
  },
  ['name', 'type', 'mode', 'runProperties'],
)

/** litmuschaos/litmus-helm, litmus-core 3.29.0, crds/chaosengine_crd.yaml, 2026-05-21. */
export const litmusSchemas: Readonly<Record<string, object>> = {
  'litmuschaos.io/v1alpha1/ChaosEngine': object({
    spec: fields(
      {
        engineState: word('active', 'stop'),
        chaosServiceAccount: text(),
        defaultHealthCheck: { type: 'boolean' },
        jobCleanUpPolicy: word('delete', 'retain'),
        terminationGracePeriodSeconds: { type: 'integer' },
        appinfo: fields({
          appns: text(),
          applabel: text(),
          appkind: word('', 'deployment', 'statefulset', 'daemonset', 'deploymentconfig', 'rollout'),
        }),
        experiments: listOf(
          fields(
            {
              name: text(),
              spec: fields({
                components: fields({
                  env: listOf(fields({ name: text(), value: text() }, ['name', 'value'])),
                }),
                probe: listOf(probe),
              }),
            },
            ['name'],
          ),
        ),
      },
      ['engineState', 'chaosServiceAccount', 'experiments'],
    ),
  }),
}
