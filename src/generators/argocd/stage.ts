import type { Plan, Stage } from '../../model/plan.ts'
import { application, cluster, encryptedFiles, repositoryUrl, type Wanted } from './application.ts'
import { overlayKinds } from './kinds.ts'

/** A stage, and the project that it alone belongs to. */
export function stageDocuments(stage: Stage, plan: Plan, packaged: Pick<Wanted, 'path' | 'helm'>): unknown[] {
  const { name, namespace, environment } = stage
  return [
    stageProject(stage, plan),
    ...secrets(stage, plan),
    application(plan, {
      name,
      project: namespace,
      ...packaged,
      namespace,
      wave: 2,
      labels: { stage: name },
      guarded: environment.kind === 'production',
    }),
  ]
}

/** Its encrypted secrets come before what reads them, and so does the namespace. */
function secrets({ name, namespace, environment }: Stage, plan: Plan): unknown[] {
  const path = plan.encrypted?.directories[name]
  if (path === undefined) return []
  return [
    application(plan, {
      name: `${name}-secrets`,
      project: namespace,
      path,
      namespace,
      wave: 1,
      directory: encryptedFiles,
      guarded: environment.kind === 'production',
      syncOptions: ['SkipDryRunOnMissingResource=true', 'CreateNamespace=true'],
    }),
  ]
}

/** What is made in the namespace of a stage, and by whom: nothing of the cluster, and no kind that its overlay has no need of. */
function stageProject({ name, namespace, environment }: Stage, plan: Plan) {
  const production = environment.kind === 'production'
  const [owner] = plan.delivery.repository.split('/')
  const team = `${owner}:${plan.system}`
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: namespace,
      namespace: plan.delivery.argocd.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': '-2', 'argocd.argoproj.io/sync-options': 'Prune=false' },
    },
    spec: {
      description: `The stage ${name}`,
      sourceRepos: [repositoryUrl(plan)],
      destinations: [{ server: cluster, namespace }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      namespaceResourceWhitelist: overlayKinds(plan),
      // What somebody made by hand is shown, and left alone.
      orphanedResources: { warn: true },
      roles: [
        role('viewer', 'Sees what runs', [team], [['get', '*']]),
        ...(production ? [] : [role('deployer', 'Synchronises by hand', [team], [...operate, ['sync', '*']])]),
        role('on-call', 'Ends or promotes a rollout, restarts pods', [`${team}-on-call`], [...operate, ['sync', '*']]),
      ],
    },
  }

  function role(
    who: string,
    description: string,
    groups: readonly string[],
    may: readonly (readonly [string, string])[],
  ) {
    return {
      name: who,
      description,
      groups,
      policies: may.map(
        ([action, what]) => `p, proj:${namespace}:${who}, applications, ${action}, ${namespace}/${what}, allow`,
      ),
    }
  }
}

/** Changes belong into the repository, so nobody may change an application: only what its controllers offer. */
const operate: readonly (readonly [string, string])[] = [
  ['get', '*'],
  ['action/argoproj.io/Rollout/*', '*'],
  ['action/apps/Deployment/restart', '*'],
]
