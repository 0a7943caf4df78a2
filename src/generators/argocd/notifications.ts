import type { Plan } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'

/** The secret is copied into the cluster from the secrets manager: the webhook of Slack, and a token for GitHub. */
export const notificationsSecret = 'argocd-notifications-secret'

/**
 * What a stage comes to is told to GitHub as the status of the commit that was applied: by it the pipeline knows whether a
 * version has arrived, without a key to the cluster. People are told in Slack. Nobody is woken: pages come of what users feel.
 */
export function notifications({ delivery, stages }: Plan) {
  const serious = stages.filter(({ environment }) => environment.kind === 'production').map(({ name }) => name)
  const [slack, github] = ['slack', 'github']
  return {
    enabled: true,
    argocdUrl: delivery.argocd.url,
    secret: { create: false, name: notificationsSecret },
    resources: { requests: { cpu: '25m', memory: '128Mi' }, limits: { memory: '128Mi' } },
    notifiers: {
      [`service.webhook.${slack}`]:
        'url: $slack-webhook-url\nheaders:\n  - name: Content-Type\n    value: application/json\n',
      [`service.webhook.${github}`]:
        'url: https://api.github.com\nheaders:\n  - name: Authorization\n    value: Bearer $github-token\n',
    },
    templates: {
      'template.deployed': template('success', 'runs', ':white_check_mark:'),
      'template.degraded': template('failure', 'is degraded', ':x:'),
      'template.sync-failed': template('failure', 'could not be applied', ':warning:'),
    },
    triggers: note(
      {
        'trigger.on-deployed': trigger('deployed', "phase in ['Succeeded'] and app.status.health.status == 'Healthy'"),
        'trigger.on-degraded': trigger('degraded', "phase in ['Succeeded'] and app.status.health.status == 'Degraded'"),
        'trigger.on-sync-failed': trigger('sync-failed', "phase in ['Error', 'Failed']"),
      },
      { 'trigger.on-degraded': 'A Rollout that was aborted is degraded.' },
    ),
    subscriptions: [
      { recipients: [github], selector: 'stage', triggers: ['on-deployed', 'on-degraded', 'on-sync-failed'] },
      { recipients: [slack], triggers: ['on-degraded', 'on-sync-failed'] },
      ...(serious.length > 0
        ? [{ recipients: [slack], selector: `stage in (${serious.join(', ')})`, triggers: ['on-deployed'] }]
        : []),
    ],
  }

  function template(state: string, says: string, sign: string): string {
    const revision = '{{.app.status.operationState.syncResult.revision}}'
    return [
      'webhook:',
      `  ${github}:`,
      '    method: POST',
      `    path: /repos/${delivery.repository}/statuses/${revision}`,
      '    body: |',
      `      {"state": "${state}", "context": "${delivery.arrival}{{.app.metadata.name}}", "description": "{{.app.metadata.name}} ${says}"}`,
      `  ${slack}:`,
      '    method: POST',
      '    body: |',
      `      {"text": "${sign} {{.app.metadata.name}} ${says}, at ${revision}"}`,
      '',
    ].join('\n')
  }
}

/** Once for each commit. */
function trigger(send: string, when: string): string {
  return [
    `- when: app.status.operationState != nil and app.status.operationState.${when}`,
    '  oncePer: app.status.operationState.syncResult.revision',
    `  send: [${send}]`,
    '',
  ].join('\n')
}
