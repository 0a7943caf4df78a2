import { automatic, doorOf, promoted, proves } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Previews } from '../../model/plan.ts'
import { code, sh, table } from './markdown.ts'
import { stagesMermaid } from './pipeline-picture.ts'
import { rolloutSections } from './pipeline-rollouts.ts'
import { settings } from './pipeline-settings.ts'

/** The pipeline design document: from a commit to production and back. */
export function pipelineDocument(blueprint: Blueprint): string {
  return `${[
    `# The pipeline of ${blueprint.plan.system}`,
    overview(blueprint),
    '![Stages](pipeline.svg)',
    `\`\`\`mermaid\n${stagesMermaid(blueprint)}\n\`\`\``,
    '## What a pull request must pass',
    gates(blueprint),
    '## Configuration',
    settings(blueprint),
    '## Environments and promotion',
    environments(blueprint),
    ...rolloutSections(blueprint),
    '## Database migrations',
    'While one runs, the version before still serves; and it comes back when the new one fails. So a migration adds first (expand), and takes away a release later (contract). The job `migrations` refuses a migration that drops, renames or narrows what exists, unless it says `contract:` and why nothing uses it any more.',
    '## Security controls',
    controls(blueprint),
    '## Rollback',
    rollback(blueprint),
    '## The change calendar',
    `\`delivery/freeze.yaml\` is yours: the hours of the week in which production may change, and the times in which it may not. A delivery outside them fails before it changes anything.${promoted(blueprint.plan).length > 0 ? ' `promote` takes a `reason` that lets it through, and keeps it in the run.' : ' What must go out all the same changes that file first, by a pull request that says why.'}${blueprint.plan.pods.length > 0 ? ' The cluster knows no such windows: what was let into the branch is applied, above all the way back.' : ''}`,
    '## Infrastructure',
    `\`terraform\` formats and validates every pull request, plans each stack with a role that can only read, and writes the plans as a comment. What was merged waits in ${code(blueprint.plan.stacks.map(({ name }) => `infrastructure-${name}`))} for a person who has read them. Every night it looks for drift, and opens an issue when there is some.`,
  ].join('\n\n')}\n`
}

function overview({ plan }: Blueprint): string {
  const far = automatic(plan).map(({ name }) => name)
  const asked = promoted(plan).map(({ name }) => name)
  return `What is merged into \`${plan.delivery.branch}\` is built once, scanned, signed, and comes to ${code(far)} by itself.${asked.length > 0 ? ` From there people take it to ${code(asked)}: the same images, by digest.` : ''}`
}

function gates({ plan, spec }: Blueprint): string {
  const stores = new Set(plan.stores.map(({ name }) => name))
  const integrated = spec.services.some(({ uses }) => uses.some((name) => stores.has(name)))
  const rows = [
    ['Lint, unit tests, coverage', 'of each service that it touches, at least 80 % of the lines', '`test-*.yaml`'],
    ...(integrated
      ? [['Integration tests', 'against the stores that the service uses', '`<service>-integration`']]
      : []),
    ...(plan.workloads.length > 0 ? [['Image', 'is built and has no known hole, critical or high', '`image`']] : []),
    ['Code analysis (SAST)', 'no alert, high or critical', '`codeql`'],
    [
      'Dependencies (SCA)',
      'none with a known hole comes in; none is in',
      '`dependencies`, `holes`, `audit` of each service',
    ],
    ['Secrets', 'none in its commits', '`secrets`'],
    ['Migrations', 'the version that runs bears them', '`migrations`'],
    ...(plan.flags ? [['Feature flags', 'each has variants, an owner, a kind and its end', '`flags`']] : []),
    ['Files', 'agree with `devops.yaml`, pass the audit and the proofs', '`estate`'],
  ]
  return [
    table(['Gate', 'Passes when', 'Job'], rows),
    'All of them end in the one job `check`, which the rules of the branch ask for. The commands that a service must know stand in the workflow of its runtime, `.github/workflows/test-*.yaml`.',
  ].join('\n\n')
}

function environments({ plan }: Blueprint): string {
  const rows = plan.stages.map((stage) => [
    stage.name,
    stage.environment.kind === 'preview'
      ? 'a pull request with the label `preview`'
      : (stage.after ?? `\`${plan.delivery.branch}\``),
    stage.approval ? 'a reviewer' : 'nobody',
    proves(stage, plan) || stage.environment.kind === 'preview'
      ? `smoke test, end to end, scan from outside (DAST)${plan.sites.length > 0 ? ', performance budget' : ''}`
      : 'smoke test',
    stage.environment.kind === 'preview' && plan.previews ? previewDoor(plan.previews) : doorOf(stage, plan),
  ])
  const tried = plan.stages.filter((stage) => proves(stage, plan)).map(({ name }) => name)
  return [
    table(['Stage', 'Takes from', 'Agreed by', 'Tried by', 'Where'], rows),
    ...(tried.length > 0
      ? [
          `A commit that passed all of it in ${code(tried)} carries the status \`proved/${tried[0]}\`; \`promote\` refuses one that does not, and an image that \`deliver\` did not sign. End-to-end tests live in \`e2e\`, written with Playwright; they read \`BASE_URL\`.`,
        ]
      : []),
    ...(promoted(plan).length > 0
      ? [
          sh(
            promoted(plan)
              .map(({ name }) => `gh workflow run promote --field to=${name}`)
              .slice(0, 1),
          ),
        ]
      : []),
  ].join('\n\n')
}

function previewDoor({ releases, stage }: Previews): string {
  const [open] = releases.filter(({ workload }) => workload.hosts[stage.name])
  const where = open ? `https://${open.workload.name}-&lt;number&gt;.${stage.host}: ` : ''
  return `${where}[previews.md](previews.md)`
}

function controls({ plan }: Blueprint): string {
  const images = plan.workloads.length > 0
  return [
    '- No key of a cloud is stored: each job proves who it is by OpenID Connect, and each role believes one branch or environment.',
    '- Each job may do what it needs and nothing more; what runs scripts of packages may do nothing and knows no secret.',
    '- Actions are pinned by commit, tools by version, and Dependabot moves them a week after their release.',
    ...(images
      ? [
          '- An image has a list of what is in it (SBOM) and where it came from, both attested, and a signature of `deliver` on the branch. It is deployed by digest.',
          '- Images that run are scanned anew every day; a hole that became known opens an issue.',
        ]
      : []),
    '- What a person approves is fixed before they are asked.',
    ...(plan.pods.length > 0
      ? ['- The app writes one file, by the API: GitHub signs the commit, and no credential lies on a disk.']
      : []),
  ].join('\n')
}

function rollback({ plan }: Blueprint): string {
  const [target] = promoted(plan)
  const parts = [
    'A delivery waits until every address answers with 200 and with the header `x-revision` of its commit, and sees for a minute that it goes on. (A service without the header is judged by its answers alone, which takes a quarter of an hour.) If not, it puts back what was there',
    ...(plan.pods.length > 0 ? ['the images by undoing its commit'] : []),
    ...(plan.sites.length > 0
      ? ['the page of a frontend by the one from before, whose files still lie in the bucket']
      : []),
  ]
  const [first = '', ...rest] = parts
  return [
    `${first}${rest.length > 0 ? `: ${rest.join(', ')}` : ''}. The delivery is then red, and nothing follows it.`,
    ...(target
      ? [
          'By hand, to any commit that was ever built:',
          sh([`gh workflow run promote --field to=${target.name} --field revision=<commit> --field reason='<why>'`]),
        ]
      : [
          `By hand: revert the commit by a pull request, and \`deliver\` brings what it was before.${plan.releases.length > 0 ? ' The [runbook](runbooks/README.md) of a service says how the version before is put back at once, without a build.' : ''}`,
        ]),
  ].join('\n\n')
}
