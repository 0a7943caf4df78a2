import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { workflowPath } from './paths.ts'
import { openIn, previewServices } from './preview-services.ts'
import { assumeFor, machine, uses } from './steps.ts'
import { buildJob, publish, unpublish } from './ways/sites.ts'

const here = 'github.event.pull_request.head.repo.full_name == github.repository'
const labelled = "contains(github.event.pull_request.labels.*.name, 'preview')"
/** Code of a fork must not reach the registry, nor a bucket. */
export const previewed = `github.event.pull_request.state == 'open' && ${labelled} && ${here}`

const unlabelled = "(github.event.action == 'unlabeled' && github.event.label.name == 'preview')"
/** Closed, or without its label. What ends without a run (a branch that is deleted, a run that is lost) is swept each night. */
const ended = `github.event.action == 'closed' || ${unlabelled}`

const number = '${{ github.event.pull_request.number }}'
const revision = '${{ github.event.pull_request.head.sha }}'
const opened = `github.event_name == 'pull_request' && ${previewed}`

/** What a pull request brings, beside what Argo CD takes from its images: pages, services that need no cluster, and their end. */
export function previewJobs(stage: Stage, blueprint: Blueprint) {
  const { plan } = blueprint
  const { sites, previews } = plan
  const services =
    previews &&
    previewServices(blueprint, previews, {
      number,
      revision,
      opened,
      // A run may be the last of several that waited: what counts is how the pull request stands.
      ended: `github.event_name == 'pull_request' && ${here} && ((github.event.pull_request.state == 'closed' && ${labelled}) || ${unlabelled})`,
    })
  const made = [...(sites.length > 0 ? ['preview'] : []), ...(services ? ['preview-services'] : [])]
  const main = sites.length > 0 ? `https://${number}.${stage.host}` : previews && openIn(previews, number)[0]?.url
  return {
    ...(sites.length > 0 && pages(stage, blueprint)),
    ...services,
    ...(made.length > 0 && main && { 'prove-preview': proof(stage, blueprint, main, made) }),
    ...(sites.length > 0 && {
      'preview-end': {
        name: 'end of the preview',
        if: `github.event_name == 'pull_request' && ${here} && (${ended})`,
        ...siteJob,
        environment: stage.name,
        steps: [assumeFor(stage, blueprint), ...sites.map((site) => unpublish(site, stage, { number }))],
      },
    }),
  }
}

/** Frontends of a pull request. */
function pages(stage: Stage, blueprint: Blueprint) {
  const { plan } = blueprint
  return {
    'preview-frontends': { if: opened, ...buildJob(stage, blueprint, revision, { number }) },
    preview: {
      name: 'preview',
      needs: [...(plan.workloads.length > 0 ? ['image'] : []), 'preview-frontends'],
      if: opened,
      ...siteJob,
      environment: { name: stage.name, url: `https://${number}.${stage.host}` },
      steps: [
        ...plan.sites.map(({ name }) =>
          uses('actions/download-artifact', { name: `${stage.name}-${name}`, path: `${stage.name}-${name}` }),
        ),
        assumeFor(stage, blueprint),
        ...plan.sites.map((site) => publish(site, stage, revision, { number })),
      ],
    },
  }
}

function proof(stage: Stage, { plan }: Blueprint, main: string, made: readonly string[]) {
  const services = plan.workloads
    .filter(({ hosts, platform, name }) => {
      const made = plan.previews?.releases.some(({ workload }) => workload.name === name)
      return hosts[stage.name] && (platform === 'kubernetes' || made)
    })
    .map(({ name, health }) => `https://${name}-${number}.${stage.host}${health.ready}`)
  const pages = plan.sites.map(({ name, hosts }) => ({ name, url: `https://${number}.${hosts[stage.name]}` }))
  return {
    name: 'prove the preview',
    needs: made.length > 1 ? made : made[0],
    if: opened,
    permissions: { contents: 'read', statuses: 'write' },
    uses: `./${workflowPath('prove')}`,
    with: {
      stage: stage.name,
      revision,
      url: main,
      targets: JSON.stringify([...pages.map(({ url }) => url), ...services]),
      ...(pages.length > 0 && { pages: JSON.stringify(pages) }),
    },
  }
}

/** By the name of the environment AWS knows which role the job may take on. */
const siteJob = { ...machine(20), permissions: { contents: 'read', 'id-token': 'write' } }
