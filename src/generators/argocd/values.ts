import type { Plan, Stack } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'
import { notifications } from './notifications.ts'

/** Values of the chart that Argo CD itself is installed from: once by hand, and from then on by itself. */
export function argocdValues({ purpose }: Stack, plan: Plan) {
  const { delivery } = plan
  const serious = purpose !== 'nonproduction'
  const replicated = serious && { replicas: 2, pdb: { enabled: true, maxUnavailable: 1 } }
  return note(
    {
      global: { networkPolicy: { create: true } },
      configs: {
        cm: {
          url: delivery.argocd.url,
          'application.resourceTrackingMethod': 'annotation',
          'timeout.reconciliation': '60s',
          'resource.customizations.health.argoproj.io_Application': applicationHealth,
          ...(plan.encrypted?.form === 'SopsSecret' && {
            'resource.customizations.health.isindir.github.com_SopsSecret': sopsHealth,
          }),
        },
        // The API server says what would change, with what it and its webhooks fill in.
        params: { 'controller.diff.server.side': 'true' },
        rbac: { 'policy.default': 'role:readonly' },
      },
      dex: { enabled: false },
      notifications: notifications(plan),
      controller: {
        metrics: { enabled: true, applicationLabels: { enabled: true, labels: ['stage'] } },
        resources: sized('250m', '1Gi'),
      },
      server: { ...replicated, resources: sized('50m', '256Mi') },
      // It runs Kustomize and Helm on what others wrote, and needs nothing of the cluster.
      repoServer: { ...replicated, automountServiceAccountToken: false, resources: sized('100m', '512Mi') },
      applicationSet: { ...replicated, resources: sized('50m', '256Mi') },
      redis: { metrics: { enabled: true }, resources: sized('50m', '128Mi') },
    },
    {
      dex: `People sign in as \`admin\` through a forwarded port. With \`enabled\` and a connector for GitHub the roles of the projects are those of the teams \`${delivery.repository.split('/')[0]}:${plan.system}\` and \`…-on-call\`.`,
      redis: 'One is enough: a cache, filled again within minutes.',
    },
  )
}

/**
 * Argo CD says nothing of the health of an Application by itself, so a wave of applications would wait for nobody. An
 * application counts as healthy when its resources are and its last synchronisation went through: since 3.4 one whose
 * resources are missing calls itself healthy. One that has none yet, such as encrypted secrets before somebody made the
 * first, is synchronised from the start, and never will be again.
 */
const applicationHealth = `local hs = { status = "Progressing", message = "Not synchronised yet" }
local s = obj.status
if s ~= nil and s.health ~= nil and s.health.status ~= nil then
  hs.status = s.health.status
  hs.message = s.health.message or ""
  local last = s.operationState
  local through = last ~= nil and last.phase == "Succeeded"
  if last == nil and s.sync ~= nil then through = s.sync.status == "Synced" end
  if hs.status == "Healthy" and not through then
    hs.status = "Progressing"
    hs.message = "The last synchronisation has not gone through"
  end
end
return hs
`

/** The operator says in one word whether it could decrypt. */
const sopsHealth = `local hs = { status = "Progressing", message = "Not read yet" }
if obj.status ~= nil and obj.status.message ~= nil and obj.status.message ~= "" then
  hs.message = obj.status.message
  if obj.status.message == "Healthy" then hs.status = "Healthy" else hs.status = "Degraded" end
end
return hs
`

function sized(cpu: string, memory: string) {
  return { requests: { cpu, memory }, limits: { memory } }
}
