import type { Chaos, Plan, Stage } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'
import type { Experiment } from './experiments.ts'
import { judgesOf, steadyQuery } from './steady.ts'

/** Minutes that something stays broken. */
const minutes = 5

/**
 * All must be well before anything is broken; while it is broken the objective is watched, and everything is put back as soon as
 * it suffers; afterwards all must be well again. One after the other in working hours, when people are there to look.
 */
export function schedule(experiment: Experiment, index: number, stage: Stage, chaos: Chaos, plan: Plan): unknown {
  const { name, title, about, field, templateType, fault } = experiment
  const check = (called: string, mode: 'Synchronous' | 'Continuous', rest: object) => ({
    name: called,
    templateType: 'StatusCheck',
    deadline: `${mode === 'Continuous' ? minutes : 8}m`,
    abortWithStatusCheck: true,
    statusCheck: {
      mode,
      type: 'HTTP',
      intervalSeconds: 10,
      timeoutSeconds: 5,
      ...rest,
      http: {
        url: `http://kube-prometheus-stack-prometheus.${plan.monitoring.namespace}:9090/api/v1/query?query=${encodeURIComponent(steadyQuery(judgesOf(about, plan), stage.namespace))}`,
        method: 'GET',
        criteria: { statusCode: '200' },
      },
    },
  })
  return {
    apiVersion: 'chaos-mesh.org/v1alpha1',
    kind: 'Schedule',
    metadata: {
      name,
      namespace: chaos.namespace,
      labels: { 'app.kubernetes.io/part-of': plan.system, stage: stage.name },
      annotations: { description: title },
    },
    spec: note(
      {
        schedule: times(index),
        type: 'Workflow',
        concurrencyPolicy: 'Forbid',
        historyLimit: 5,
        startingDeadlineSeconds: 600,
        workflow: {
          entry: 'experiment',
          templates: [
            { name: 'experiment', templateType: 'Serial', deadline: '20m', children: ['before', 'trial', 'after'] },
            check('before', 'Synchronous', { successThreshold: 3, failureThreshold: 1 }),
            { name: 'trial', templateType: 'Parallel', deadline: `${minutes + 1}m`, children: ['steady', 'fault'] },
            check('steady', 'Continuous', { successThreshold: 1, failureThreshold: 2 }),
            { name: 'fault', templateType, deadline: `${minutes}m`, [field]: fault },
            // The share of five minutes forgets what was broken only after as many.
            check('after', 'Synchronous', { successThreshold: 3, failureThreshold: 36 }),
          ],
        },
      },
      { schedule: 'UTC. To pause: the annotation experiment.chaos-mesh.org/pause: "true".' },
    ),
  }
}

/** Tuesday to Thursday, from eight to two, one in twenty minutes: eighteen a day. */
export function times(index: number): string {
  const slot = index % 54
  return `${(slot % 3) * 20} ${8 + (Math.floor(slot / 3) % 6)} * * ${2 + Math.floor(slot / 18)}`
}
