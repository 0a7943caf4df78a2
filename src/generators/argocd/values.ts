import type { Plan } from '../../model/plan.ts'

/** Values of the chart that Argo CD itself is installed from, once, by hand. */
export function argocdValues({ delivery }: Plan) {
  return {
    configs: {
      cm: {
        url: delivery.argocd.url,
        'application.resourceTrackingMethod': 'annotation',
        'resource.customizations.health.argoproj.io_Application': applicationHealth,
      },
      rbac: { 'policy.default': 'role:readonly' },
    },
    // Nobody signs in by another system yet, and nobody is told by it: both are switched on with their settings.
    dex: { enabled: false },
    notifications: { enabled: false },
    controller: { metrics: { enabled: true }, resources: sized('250m', '1Gi') },
    server: { resources: sized('50m', '256Mi') },
    repoServer: { resources: sized('100m', '512Mi') },
    applicationSet: { resources: sized('50m', '256Mi') },
    redis: { metrics: { enabled: true }, resources: sized('50m', '128Mi') },
  }
}

/**
 * Argo CD says nothing of the health of an Application by itself, so a wave of applications would wait for nobody. An
 * application counts as healthy when its resources are and its last synchronisation went through: since 3.4 one whose
 * resources are missing calls itself healthy.
 */
const applicationHealth = `local hs = { status = "Progressing", message = "Not synchronised yet" }
local s = obj.status
if s ~= nil and s.health ~= nil and s.health.status ~= nil then
  hs.status = s.health.status
  hs.message = s.health.message or ""
  local last = s.operationState
  if hs.status == "Healthy" and (last == nil or last.phase ~= "Succeeded") then
    hs.status = "Progressing"
    hs.message = "The last synchronisation has not gone through"
  end
end
return hs
`

function sized(cpu: string, memory: string) {
  return { requests: { cpu, memory }, limits: { memory } }
}
