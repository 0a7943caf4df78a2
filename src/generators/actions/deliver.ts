import { automatic, doorOf, proves, servicesOf } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { imageJob } from './image.ts'
import { workflowPath } from './paths.ts'
import { previewed, previewJobs } from './preview.ts'
import { stageJobs } from './stage.ts'
import { script, uses } from './steps.ts'
import { pagesOf } from './ways/sites.ts'

const pushed = "github.event_name == 'push'"
const revision = '${{ github.sha }}'

/** From a commit on the main branch to images, and through the stages where nobody has to agree; from a pull request to its preview. */
export function deliver(blueprint: Blueprint) {
  const { plan } = blueprint
  const preview = plan.stages.find(({ environment }) => environment.kind === 'preview')
  const images = plan.workloads.length > 0
  return {
    name: 'deliver',
    on: {
      push: {
        branches: [plan.delivery.branch],
        'paths-ignore': [...unbuilt(blueprint.spec.services), '*.md'],
      },
      ...(preview && {
        pull_request: { types: ['opened', 'synchronize', 'reopened', 'labeled', 'unlabeled', 'closed'] },
      }),
    },
    permissions: { contents: 'read' },
    // Merges are delivered one after the other, so that an old one never overtakes a new one. The run for a pull request that was
    // merged has the ref of the branch: by its number it has a group of its own, and cancels no delivery.
    concurrency: {
      group: preview ? 'deliver-${{ github.event.pull_request.number || github.ref }}' : 'deliver-${{ github.ref }}',
      // What is being made is made to its end, and what is to go waits for that.
      ...(!plan.previews && { 'cancel-in-progress': "${{ github.event_name == 'pull_request' }}" }),
    },
    jobs: {
      ...(images && { image: imageJob(blueprint, preview && previewed) }),
      ...Object.assign({}, ...automatic(plan).map((stage) => onward(stage, blueprint))),
      ...(preview && previewJobs(preview, blueprint)),
    },
  }
}

/** What the pipeline itself writes brings nothing new, and what others take from the branch is not built: unless a service lies there. */
function unbuilt(services: Blueprint['spec']['services']): string[] {
  const built = (folder: string) => services.some(({ path }) => path === folder || path.startsWith(`${folder}/`))
  return folders.flatMap((folder) => {
    if (!built(folder)) return [`${folder}/**`]
    return folder === 'kubernetes' ? ['kubernetes/overlays/**'] : []
  })
}

const folders = [
  'kubernetes',
  'terraform',
  'monitoring',
  'argocd',
  'flux',
  'rollouts',
  'docs',
  'flags',
  'delivery',
  'backstage',
  'chaos',
  'charts',
  'dashboards',
  'local',
  'logs',
  'recovery',
  'scripts',
  'sealing',
  'secrets',
  'security',
  'slo',
]

/** A stage, and where it counts the proof of what came to it. */
function onward(stage: Stage, blueprint: Blueprint) {
  const { plan } = blueprint
  const images = plan.workloads.length > 0
  const before = plan.stages.find(({ name }) => name === stage.after)
  return {
    ...stageJobs(stage, blueprint, {
      needs: [...(images ? ['image'] : []), ...(before ? [before.name] : [])],
      built: [],
      if: pushed,
      revision,
      images: images ? fromBuild : [],
      reason: '',
    }),
    ...(proves(stage, plan) && { [`prove-${stage.name}`]: proof(stage, blueprint) }),
  }
}

const fromBuild = [
  uses('actions/download-artifact', { pattern: 'image-*', path: 'built', 'merge-multiple': true }),
  script('Which images', ['cat built/*.image > "$IMAGES"']),
]

function proof(stage: Stage, blueprint: Blueprint) {
  const pages = pagesOf(stage, blueprint)
  return {
    name: `prove ${stage.name}`,
    needs: stage.name,
    if: pushed,
    permissions: { contents: 'read', statuses: 'write' },
    uses: `./${workflowPath('prove')}`,
    with: {
      stage: stage.name,
      revision,
      url: doorOf(stage, blueprint.plan),
      targets: JSON.stringify([...pages.map(({ url }) => url), ...servicesOf(stage, blueprint.plan.workloads)]),
      ...(pages.length > 0 && { pages: JSON.stringify(pages) }),
    },
  }
}
