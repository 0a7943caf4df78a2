import type { Addon, Plan, Stack } from '../../model/plan.ts'
import { valuesName } from '../scope.ts'
import { namespace } from './object.ts'

type Chart = Addon['chart']

/** Where charts come from, each place once. */
export function chartSources(charts: readonly Chart[]) {
  return [...new Set(charts.map(({ repository }) => repository))].map((url) => ({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: sourceName(url), namespace },
    spec: { url, ...(url.startsWith('oci://') ? { type: 'oci' } : { interval: '1h' }) },
  }))
}

/** An add-on from its chart, with the values that it has under any tool. What is in a file comes by a ConfigMap beside it. */
export function release({ name, chart, namespace: target, values, madeAnew }: Addon, stack: Stack, plan: Plan) {
  const own = values[stack.name]
  const filed = typeof own === 'string'
  // Its kinds come before it.
  const crds = name === 'kube-prometheus-stack' ? 'Skip' : 'CreateReplace'
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name, namespace: filed ? plan.monitoring.namespace : namespace },
    spec: {
      chart: {
        spec: {
          chart: chart.name,
          version: chart.version,
          sourceRef: { kind: 'HelmRepository', name: sourceName(chart.repository), namespace },
        },
      },
      interval: '30m',
      timeout: '10m',
      releaseName: name,
      targetNamespace: target,
      storageNamespace: target,
      install: { createNamespace: true, crds, remediation: { retries: 5 } },
      upgrade: { crds, remediation: { retries: 3, remediateLastFailure: true } },
      // What was changed by hand is changed back.
      driftDetection: { mode: 'enabled', ...(madeAnew.length > 0 && { ignore: madeAnew.flatMap(ignored) }) },
      ...(filed
        ? { valuesFrom: [{ kind: 'ConfigMap', name: valuesName(name, stack), valuesKey: 'values.yaml' }] }
        : own !== undefined && { values: own }),
    },
  }
}

/** Flux knows places by JSON pointers alone; the bundles of certificates that a webhook makes stand in lists, so all of them is left out. */
function ignored({ kind, name, jsonPointers }: Readonly<Record<string, unknown>>) {
  const target = { ...(kind ? { kind } : {}), ...(name ? { name } : {}) }
  return [{ target, paths: Array.isArray(jsonPointers) ? jsonPointers : ['/webhooks'] }]
}

function sourceName(url: string): string {
  return url
    .replace(/^\w+:\/\//, '')
    .replace(/\/$/, '')
    .replaceAll(/[^a-z0-9]+/gi, '-')
    .toLowerCase()
}
