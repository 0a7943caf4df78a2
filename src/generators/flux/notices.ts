import type { Plan, Stage } from '../../model/plan.ts'
import { namespace } from './object.ts'

const api = 'notification.toolkit.fluxcd.io/v1beta3'

/**
 * What a stage comes to is told to GitHub as the status of the commit that was applied: by it the pipeline knows whether a
 * version has arrived, without a key to the cluster. People are told of failures in Slack.
 */
export function notices(stages: readonly Stage[], { delivery }: Plan): unknown[] {
  return [
    provider('github', {
      type: 'github',
      address: `https://github.com/${delivery.repository}`,
      secretRef: { name: delivery.notices },
      commitStatusExpr: `'${delivery.arrival}' + event.involvedObject.name`,
    }),
    provider('slack', { type: 'slack', secretRef: { name: 'slack' } }),
    alert('arrivals', {
      providerRef: { name: 'github' },
      eventSeverity: 'info',
      eventSources: stages.map(({ name }) => ({ kind: 'Kustomization', name })),
    }),
    alert('failures', {
      providerRef: { name: 'slack' },
      eventSeverity: 'error',
      eventSources: ['Kustomization', 'HelmRelease', 'GitRepository', 'HelmRepository'].map((kind) => ({
        kind,
        name: '*',
      })),
    }),
  ]
}

function provider(name: string, spec: object) {
  return { apiVersion: api, kind: 'Provider', metadata: { name, namespace }, spec }
}

function alert(name: string, spec: object) {
  return { apiVersion: api, kind: 'Alert', metadata: { name, namespace }, spec }
}
