import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { imageJob } from './image.ts'
import { checkoutToCommit, commitImages, writeTag } from './pin.ts'
import { siteSteps, unpublish } from './sites.ts'
import { assume, checkout } from './steps.ts'

/** From a commit on the main branch, or a pull request that wants a preview, to images and the first stage. */
export function deliver(blueprint: Blueprint) {
  const { plan } = blueprint
  const { sites, stages, workloads } = plan
  const first = stages.find(({ environment, after }) => environment.kind !== 'preview' && after === undefined)
  const preview = stages.find(({ environment }) => environment.kind === 'preview')
  return {
    name: 'deliver',
    on: {
      // What the pipeline itself writes brings nothing new.
      push: { branches: [plan.delivery.branch], 'paths-ignore': ['kubernetes/overlays/*/images/**'] },
      ...(preview && { pull_request: { types: ['opened', 'synchronize', 'reopened', 'labeled', 'closed'] } }),
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'deliver-${{ github.ref }}' },
    jobs: {
      ...(workloads.length > 0 && { image: imageJob(blueprint, preview && previewed) }),
      ...(first && workloads.length > 0 && { [first.name]: pin(first, blueprint) }),
      ...(first && sites.length > 0 && { sites: firstSites(first, blueprint) }),
      ...(preview && sites.length > 0 && previewSites(preview, blueprint)),
    },
  }
}

const pushed = "github.event_name == 'push'"
const ours =
  "contains(github.event.pull_request.labels.*.name, 'preview') && github.event.pull_request.head.repo.full_name == github.repository"
/** Code of a fork must not reach the registry. */
const previewed = `github.event.action != 'closed' && ${ours}`
const number = '${{ github.event.pull_request.number }}'

/** Writes the tag of this commit into the overlay of a stage; Argo CD does the rest. */
function pin(stage: Stage, blueprint: Blueprint) {
  const { name, overlay, approval } = stage
  const names = blueprint.plan.workloads.map(({ repository }) => repository).join(' ')
  return {
    name: `to ${name}`,
    needs: 'image',
    if: pushed,
    // Where nothing comes before production, a person is asked here.
    ...(approval && { environment: name }),
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 10,
    steps: [
      ...checkoutToCommit(blueprint),
      commitImages(stage, `Take the images into ${overlay}`, `Deploy $GITHUB_SHA to ${name}`, [
        `for name in ${names}; do`,
        `  NAME="$name" TAG="sha-$GITHUB_SHA" ${writeTag(stage)}`,
        'done',
      ]),
    ],
  }
}

function firstSites(stage: Stage, blueprint: Blueprint) {
  return {
    name: `sites of ${stage.name}`,
    if: pushed,
    ...siteJob,
    environment: stage.name,
    steps: [checkout, ...siteSteps(blueprint, stage)],
  }
}

function previewSites(stage: Stage, blueprint: Blueprint) {
  const { plan, spec } = blueprint
  const stack = plan.stacks.find(({ name }) => name === stage.stack)
  return {
    'preview-sites': {
      name: 'sites of the preview',
      if: `github.event_name == 'pull_request' && ${previewed}`,
      ...siteJob,
      environment: { name: stage.name, url: `https://${number}.${stage.host}` },
      steps: [checkout, ...siteSteps(blueprint, stage, { number })],
    },
    'preview-end': {
      name: 'end of the preview',
      if: `github.event_name == 'pull_request' && github.event.action == 'closed' && ${ours}`,
      ...siteJob,
      environment: stage.name,
      steps: [
        assume(plan.delivery.roles[stage.stack] ?? '', stack?.region ?? spec.cloud.region),
        ...plan.sites.map((site) => unpublish(site, stage, { number })),
      ],
    },
  }
}

/** By the name of the environment AWS knows which role the job may take on. */
const siteJob = {
  'runs-on': 'ubuntu-24.04',
  'timeout-minutes': 20,
  permissions: { contents: 'read', 'id-token': 'write' },
}
