import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import type { Site } from '../../model/workload.ts'
import { assume, run, type Step } from './steps.ts'
import { toolchain } from './toolchain.ts'

/** What makes a preview of a site different from a site: one more label in its hosts, one more folder in its bucket. */
export interface Preview {
  /** Expression that gives the number of the pull request. */
  readonly number: string
}

/** Builds the frontends of what is checked out and puts their files where the CDN reads them. */
export function siteSteps(blueprint: Blueprint, stage: Stage, preview?: Preview): Step[] {
  const { plan, spec } = blueprint
  const stack = plan.stacks.find(({ name }) => name === stage.stack)
  return [
    ...plan.sites.flatMap((site) => {
      const { setup, install, build } = toolchain(site.service.runtime, site.service.path)
      return [
        ...setup,
        run(`Build ${site.name}`, `${install}\n${build}\n`, {
          'working-directory': site.service.path,
          env: addresses(site, stage, blueprint, preview),
        }),
      ]
    }),
    // After the builds: no script of a package ever sees these credentials.
    assume(plan.delivery.roles[stage.stack] ?? '', stack?.region ?? spec.cloud.region),
    ...plan.sites.map((site) => publish(site, stage, preview)),
  ]
}

/** Takes the folder of a closed pull request away. */
export function unpublish({ name, buckets }: Site, stage: Stage, { number }: Preview): Step {
  return run(`Remove ${name}`, `aws s3 rm --recursive "s3://${buckets[stage.name]}/${number}/"`)
}

/** Where a frontend finds the services that it calls, as variables of its build. */
function addresses({ service }: Site, stage: Stage, { plan }: Blueprint, preview?: Preview): Record<string, string> {
  return Object.fromEntries(
    plan.workloads
      .filter(({ name, hosts }) => service.uses.includes(name) && hosts[stage.name])
      .map(({ name, hosts }) => [
        `${name.toUpperCase().replaceAll('-', '_')}_URL`,
        `https://${preview ? `${name}-${preview.number}.${stage.host}` : hosts[stage.name]}`,
      ]),
  )
}

function publish({ name, service, buckets, hosts }: Site, stage: Stage, preview?: Preview): Step {
  const target = `s3://${buckets[stage.name]}${preview ? `/${preview.number}` : ''}`
  const page = preview ? `/${preview.number}/index.html` : '/index.html'
  return run(
    `Publish ${name}`,
    [
      '# Files with a hash in their names may be kept for ever; the page that names them may not, and comes last.',
      `aws s3 sync dist "${target}" --exclude '*' --include 'assets/*' --cache-control 'public, max-age=31536000, immutable'`,
      `aws s3 sync dist "${target}" --exclude 'assets/*' --exclude index.html --cache-control 'public, max-age=300'`,
      `aws s3 cp dist/index.html "${target}/index.html" --cache-control no-cache`,
      'distribution=$(aws cloudfront list-distributions --output text \\',
      `  --query "DistributionList.Items[?Aliases.Quantity > \\\`0\\\`] | [?contains(Aliases.Items, '${hosts[stage.name]}')].Id")`,
      `aws cloudfront create-invalidation --distribution-id "$distribution" --paths ${page}`,
      '',
    ].join('\n'),
    { 'working-directory': service.path, shell: 'bash' },
  )
}
