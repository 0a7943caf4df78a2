import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { workflowPath } from './paths.ts'
import { assumeFor, machine, uses } from './steps.ts'
import { buildJob, publish, unpublish } from './ways/sites.ts'

const here = 'github.event.pull_request.head.repo.full_name == github.repository'
const ours = `contains(github.event.pull_request.labels.*.name, 'preview') && ${here}`
/** Code of a fork must not reach the registry, nor a bucket. */
export const previewed = `github.event.action != 'closed' && ${ours}`

/** Closed, or without its label. What ends without a run (a branch that is deleted, a run that is lost) is swept each night. */
const ended =
  "github.event.action == 'closed' || (github.event.action == 'unlabeled' && github.event.label.name == 'preview')"

const number = '${{ github.event.pull_request.number }}'
const revision = '${{ github.event.pull_request.head.sha }}'
const opened = `github.event_name == 'pull_request' && ${previewed}`

/** Frontends of a pull request beside its services, which Argo CD takes from the images; and their end. */
export function previewJobs(stage: Stage, blueprint: Blueprint) {
  const { plan } = blueprint
  if (plan.sites.length === 0) return {}
  const main = `https://${number}.${stage.host}`
  return {
    'preview-frontends': { if: opened, ...buildJob(stage, blueprint, revision, { number }) },
    preview: {
      name: 'preview',
      needs: [...(plan.workloads.length > 0 ? ['image'] : []), 'preview-frontends'],
      if: opened,
      ...siteJob,
      environment: { name: stage.name, url: main },
      steps: [
        ...plan.sites.map(({ name }) =>
          uses('actions/download-artifact', { name: `${stage.name}-${name}`, path: `${stage.name}-${name}` }),
        ),
        assumeFor(stage, blueprint),
        ...plan.sites.map((site) => publish(site, stage, revision, { number })),
      ],
    },
    'prove-preview': proof(stage, blueprint, main),
    'preview-end': {
      name: 'end of the preview',
      if: `github.event_name == 'pull_request' && ${here} && (${ended})`,
      ...siteJob,
      environment: stage.name,
      steps: [assumeFor(stage, blueprint), ...plan.sites.map((site) => unpublish(site, stage, { number }))],
    },
  }
}

function proof(stage: Stage, { plan }: Blueprint, main: string) {
  const services = plan.workloads
    .filter(({ hosts }) => hosts[stage.name])
    .map(({ name, health }) => `https://${name}-${number}.${stage.host}${health.ready}`)
  const pages = plan.sites.map(({ name, hosts }) => ({ name, url: `https://${number}.${hosts[stage.name]}` }))
  return {
    name: 'prove the preview',
    needs: 'preview',
    if: opened,
    permissions: { contents: 'read', statuses: 'write' },
    uses: `./${workflowPath('prove')}`,
    with: {
      stage: stage.name,
      revision,
      url: main,
      targets: JSON.stringify([...pages.map(({ url }) => url), ...services]),
      pages: JSON.stringify(pages),
    },
  }
}

/** By the name of the environment AWS knows which role the job may take on. */
const siteJob = { ...machine(20), permissions: { contents: 'read', 'id-token': 'write' } }
