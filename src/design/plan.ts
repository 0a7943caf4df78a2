import type { Answers } from '../model/blueprint.ts'
import type { Plan, Planned } from '../model/plan.ts'
import type { Spec } from '../model/spec.ts'
import { equip } from './equip.ts'
import { meansOf } from './means.ts'
import { alertsOf, dumpAlerts, historyAlerts, stateAlerts } from './plan/alerts.ts'
import { cachesOf } from './plan/caches.ts'
import { chaosOf } from './plan/chaos.ts'
import { gatewayKinds, gatewaysOf, namesOf } from './plan/doors.ts'
import { drillsOf } from './plan/drills.ts'
import { dumpsOf } from './plan/dumps.ts'
import { edgesOf } from './plan/edges.ts'
import { encryptedOf } from './plan/encrypted.ts'
import { faultsOf } from './plan/faults.ts'
import { flagAlerts, flagGroundOf, flagsOf } from './plan/flags.ts'
import { foundationsOf, logSearchGroundOf, nodeGroundOf, sealGroundOf, vaultGroundOf } from './plan/foundations.ts'
import { keptSecretsOf } from './plan/kept-secrets.ts'
import { certificateAlerts, certificatesOf, meshAlerts, meshGroundOf, meshOf } from './plan/mesh.ts'
import { monitoringOf } from './plan/monitoring.ts'
import { mountedOf } from './plan/mounted.ts'
import { podAlertsOf } from './plan/pod-alerts.ts'
import { previewsOf } from './plan/previews.ts'
import { reachAlertsOf } from './plan/reach.ts'
import { releaseAlertsOf } from './plan/release-alerts.ts'
import { releasesOf } from './plan/releases.ts'
import { rolloutsOf } from './plan/rollouts.ts'
import { ageAlerts, secretAlerts } from './plan/secret-alerts.ts'
import { shiftsOf } from './plan/shifts.ts'
import { sitesOf } from './plan/sites.ts'
import { slosOf } from './plan/slos.ts'
import { stacksOf } from './plan/stacks.ts'
import { stagesOf } from './plan/stages.ts'
import { stateOf } from './plan/state.ts'
import { storesOf } from './plan/stores.ts'
import { takeoverOf } from './plan/takeover.ts'
import { logSearchAlerts, telemetryAlerts } from './plan/telemetry-alerts.ts'
import { vaultOf } from './plan/vault.ts'
import { workloadsOf } from './plan/workloads.ts'

/** Derives every name, number and edge that artefacts share. Pure: the same answers give the same plan. */
export function planOf(spec: Spec, decided: Answers): Plan {
  const plan = plannedOf(spec, decided)
  return { ...plan, addons: equip(spec, decided, plan) }
}

/** All that costs follow from. */
export function plannedOf(spec: Spec, decided: Answers): Planned {
  const stages = stagesOf(spec, decided)
  const stores = storesOf(spec, decided, stages)
  const workloads = workloadsOf(spec, decided, stages, stores)
  const sites = sitesOf(spec, decided, stages)
  const slos = slosOf(spec)
  const pods = workloads.filter(({ platform }) => platform === 'kubernetes')
  const releases = releasesOf(spec.name, stages, workloads)
  const stacks = stacksOf(spec, decided, stages, pods)
  const previews = previewsOf(spec.name, stages, stacks, workloads, stores)
  const monitoring = monitoringOf(spec, decided, stacks, stages, pods)
  const watched = slos.flatMap((slo) => {
    const means = meansOf(slo, { workloads, sites, stores, monitoring })
    return means ? [{ ...slo, means }] : []
  })
  const chaos = chaosOf(decided, stages)
  const takeover = takeoverOf(spec, decided, stages, stores, pods)
  const state = stateOf(spec, decided, stacks, stages, pods)
  const drills = drillsOf(spec, decided, stages, stores, pods)
  const flags = flagsOf(decided, stages)
  const vault = vaultOf(decided, stacks, pods)
  const encrypted = encryptedOf(spec, decided, stacks, stages, pods)
  const mounted = mountedOf(decided, stores, pods)
  const kept = keptSecretsOf(spec, decided, stacks, stages, workloads, monitoring, previews)
  const dumps = dumpsOf(spec, decided, stages, stores, pods)
  const mesh = meshOf(decided, pods)
  const gateways = gatewaysOf(decided, stacks, stages)
  const names = namesOf(decided, {
    system: spec.name,
    pods,
    stacks,
    stages,
    ...(takeover && { takeover }),
    ...(gateways && { gateways }),
  })
  const certificates = certificatesOf(decided, pods, mesh, vault)
  const caches = cachesOf(spec.name, stores)
  const edges = edgesOf(workloads, stores, caches, monitoring.traces)
  return {
    system: spec.name,
    stacks,
    stages,
    workloads,
    pods,
    releases,
    sites,
    stores,
    caches,
    edges,
    slos,
    rollouts: rolloutsOf(pods, stages, slos, decided),
    shifts: shiftsOf(workloads, stages, watched),
    alerts: [
      ...alertsOf(watched, pods, stores, decided, drills),
      ...stateAlerts(decided, state),
      ...dumpAlerts(decided, dumps),
      ...historyAlerts(monitoring.history),
      ...podAlertsOf(monitoring, pods, { dumps, state, mounted: mounted.mounted, flags }),
      ...logSearchAlerts(monitoring),
      ...telemetryAlerts(decided, monitoring, pods, stores),
      ...certificateAlerts(decided, certificates),
      ...meshAlerts(decided, mesh),
      ...secretAlerts(decided, pods, encrypted, mounted.mounted),
      ...flagAlerts(decided, pods, flags),
      ...ageAlerts(kept),
      ...releaseAlertsOf(workloads),
      ...reachAlertsOf(workloads, monitoring),
    ],
    foundations: [
      ...nodeGroundOf(stacks),
      ...foundationsOf(decided, stacks, [...drills, ...dumps], chaos, state),
      ...(vault ? [vaultGroundOf(vault, stacks)] : []),
      ...(flags?.tool === 'flagd' ? [flagGroundOf(flags, stacks)] : []),
      ...(mesh === 'linkerd' ? [meshGroundOf(stacks)] : []),
      ...(encrypted?.form === 'SealedSecret' ? [sealGroundOf(stacks)] : []),
      ...logSearchGroundOf(monitoring),
    ],
    drills,
    dumps,
    faults: faultsOf({ ...(chaos && { chaos }), releases, stores, slos, edges }, stacks),
    ...(takeover && { takeover }),
    ...(chaos && { chaos }),
    ...(vault && { vault }),
    ...(encrypted && { encrypted }),
    ...mounted,
    ...(flags && { flags }),
    kept,
    ...(previews && { previews }),
    ...(state && { state }),
    monitoring,
    access: { viewer: `${spec.name}-viewer`, deployer: `${spec.name}-deployer`, onCall: `${spec.name}-on-call` },
    ...(mesh && { mesh }),
    ...(names && { names }),
    ...(gateways && { gateways }),
    definitions: gateways ? [gatewayKinds] : [],
    ...(certificates && { certificates }),
    ...(decided.packaging?.answer === 'helm' && { chart: `charts/${spec.name}` }),
    storageClass: 'encrypted-gp3',
    delivery: {
      repository: spec.repository.name,
      branch: spec.repository.branch,
      registry: decided.registry?.answer === 'ecr' ? 'ecr' : 'ghcr',
      argocd: {
        namespace: 'argocd',
        project: spec.name,
        url: 'https://localhost:8443',
        values: Object.fromEntries(stacks.map(({ name }) => [name, `argocd/${name}/values.yaml`])),
      },
      ...deliverer(decided),
      notices: decided.gitops?.answer === 'flux' ? 'notices' : 'argocd-notifications-secret',
      arrival: 'deployed/',
      ...((decided.gitops?.answer === 'argo-cd' || decided.gitops?.answer === 'flux') && {
        secret: {
          name: 'repository',
          remote: Object.fromEntries(
            stacks.map(({ name }) => [
              name,
              `${spec.name}/${name}/${decided.gitops?.answer === 'flux' ? 'flux' : 'argocd'}`,
            ]),
          ),
          keys: [{ key: 'github-token', variable: 'GITHUB_TOKEN', secret: true }],
        },
      }),
      roles: Object.fromEntries(stacks.map(({ name }) => [name, `${spec.name}-${name}-deploy`])),
      releaseRoles: Object.fromEntries(releases.map(({ stage }) => [stage.name, `${spec.name}-${stage.name}-release`])),
    },
  }
}

function deliverer({ gitops }: Answers): Pick<Plan['delivery'], 'by'> {
  if (gitops?.answer === 'argo-cd') return { by: { tool: 'argo-cd', namespace: 'argocd' } }
  return gitops?.answer === 'flux' ? { by: { tool: 'flux', namespace: 'flux-system' } } : {}
}
