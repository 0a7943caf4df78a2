import type { Blueprint } from '../../../model/blueprint.ts'
import type { Stage } from '../../../model/plan.ts'
import type { Site } from '../../../model/workload.ts'
import { literalIn } from '../../scope.ts'
import { assumeFor, checkoutAt, machine, own, run, type Step, script, uses } from '../steps.ts'
import { toolchains } from '../toolchains/toolchains.ts'
import { failed, type Way } from './way.ts'

/** Files behind a CDN: new ones beside the old, and last the page that names them. */
export const sites: Way = {
  wants: ({ plan }) => plan.sites.length > 0,
  permissions: { 'id-token': 'write' },
  forward: (stage, blueprint, revision) => [
    ...blueprint.plan.sites.map(({ name }) =>
      uses('actions/download-artifact', { name: `${stage.name}-${name}`, path: `${stage.name}-${name}` }),
    ),
    assumeFor(stage, blueprint),
    ...blueprint.plan.sites.flatMap((site) => [
      keep(site, stage),
      publish(site, stage, revision),
      own('answers', { urls: `https://${site.hosts[stage.name]}`, revision }, { name: `Smoke test of ${site.name}` }),
    ]),
  ],
  back: (stage, { plan }) => plan.sites.map((site) => putBack(site, stage)),
}

/** What makes a preview of a site different from a site: one more label in its hosts, one more folder in its bucket. */
export interface Preview {
  /** Expression that gives the number of the pull request. */
  readonly number: string
}

/** Builds the frontends for a stage. Scripts of packages run here, so this job may do nothing and knows nothing. */
export function buildJob(stage: Stage, blueprint: Blueprint, revision: string, preview?: Preview) {
  return {
    name: `frontends for ${stage.name}`,
    ...machine(20),
    steps: [
      checkoutAt(revision),
      ...blueprint.plan.sites.flatMap((site) => {
        const { setup, install, build } = toolchains[site.service.runtime]
        return [
          ...setup(site.service.path),
          run(`Build ${site.name}`, `${[install, ...(build ? [build] : [])].join('\n')}\n`, {
            'working-directory': site.service.path,
            env: addresses(site, stage, blueprint, preview),
          }),
          uses('actions/upload-artifact', {
            name: `${stage.name}-${site.name}`,
            path: `${site.service.path}/dist`,
            'retention-days': 7,
          }),
        ]
      }),
    ],
  }
}

/** Frontends of a stage with their addresses. */
export function pagesOf(
  { name: stage }: Stage,
  { plan }: Blueprint,
): { readonly name: string; readonly url: string }[] {
  return plan.sites.map(({ name, hosts }) => ({ name, url: `https://${hosts[stage]}` }))
}

/** Takes the folder of a closed pull request away. */
export function unpublish({ name, buckets }: Site, stage: Stage, { number }: Preview): Step {
  return run(`Remove ${name}`, `aws s3 rm --recursive "s3://${buckets[stage.name]}/${number}/"`)
}

/** Where a frontend finds the services that it calls, and its own variables, as variables of its build. */
function addresses({ service }: Site, stage: Stage, { plan }: Blueprint, preview?: Preview): Record<string, string> {
  const called = plan.workloads.filter(({ name, hosts }) => service.uses.includes(name) && hosts[stage.name])
  return Object.fromEntries([
    ...called.map(({ name, hosts }) => [
      `${name.toUpperCase().replaceAll('-', '_')}_URL`,
      `https://${preview ? `${name}-${preview.number}.${stage.host}` : hosts[stage.name]}`,
    ]),
    // Nothing of a value is an expression of the workflow.
    ...service.variables.flatMap((each) => {
      const value = 'parts' in each ? undefined : literalIn(each, stage)
      return value === undefined ? [] : [[each.name, value.replaceAll('${{', "${{ '${{' }}")]]
    }),
  ])
}

export function publish({ name, buckets, hosts }: Site, stage: Stage, revision: string, preview?: Preview): Step {
  const target = `s3://${buckets[stage.name]}${preview ? `/${preview.number}` : ''}`
  return script(
    `Publish ${name}`,
    [
      '# Files with a hash in their names may be kept for ever; the page that names them may not, and comes last.',
      `aws s3 sync . "${target}" --exclude '*' --include 'assets/*' --cache-control 'public, max-age=31536000, immutable'`,
      `aws s3 sync . "${target}" --exclude 'assets/*' --exclude index.html --cache-control 'public, max-age=300'`,
      `aws s3 cp index.html "${target}/index.html" --cache-control no-cache --metadata "revision=$REVISION"`,
      ...invalidate(hosts[stage.name], preview ? `/${preview.number}/index.html` : '/index.html'),
    ],
    {
      id: `publish-${name}`,
      'working-directory': `${stage.name}-${name}`,
      env: { REVISION: revision },
    },
  )
}

/** The page from before, with the revision that it carries. */
function keep({ name, buckets }: Site, stage: Stage): Step {
  const page = `--bucket ${buckets[stage.name]} --key index.html`
  return script(
    `Keep the page of ${name} from before`,
    [
      `revision=$(aws s3api head-object ${page} --query Metadata.revision --output text) || exit 0`,
      `aws s3 cp "s3://${buckets[stage.name]}/index.html" "$RUNNER_TEMP/${name}.html"`,
      'echo "revision=$revision" >> "$GITHUB_OUTPUT"',
    ],
    { id: `keep-${name}` },
  )
}

/** Its files still lie in the bucket. */
function putBack({ name, buckets, hosts }: Site, stage: Stage): Step {
  return script(
    `Put the page of ${name} back`,
    [
      `aws s3 cp "$RUNNER_TEMP/${name}.html" "s3://${buckets[stage.name]}/index.html" --cache-control no-cache --metadata "revision=$REVISION"`,
      ...invalidate(hosts[stage.name], '/index.html'),
    ],
    {
      if: failed(
        `steps.publish-${name}.outcome != '' && steps.publish-${name}.outcome != 'skipped' && steps.keep-${name}.outputs.revision != ''`,
      ),
      env: { REVISION: `\${{ steps.keep-${name}.outputs.revision }}` },
    },
  )
}

export function invalidate(host: string | undefined, page: string): string[] {
  return [
    'distribution=$(aws cloudfront list-distributions --output text \\',
    `  --query "DistributionList.Items[?Aliases.Quantity > \\\`0\\\`] | [?contains(Aliases.Items, '${host}')].Id")`,
    `aws cloudfront create-invalidation --distribution-id "$distribution" --paths ${page}`,
  ]
}
