import type { Blueprint, Stage, Workload } from '../../model/blueprint.ts'
import { assume, checkout, run, uses } from './steps.ts'
import { toolchain } from './toolchain.ts'

/** From a commit on the main branch, or a pull request that wants a preview, to images and the first stage. */
export function deliver(blueprint: Blueprint) {
  const { plan, spec } = blueprint
  const first = plan.stages.find(({ environment, after }) => environment.kind !== 'preview' && after === undefined)
  const role = `${plan.system}-publish`
  return {
    name: 'deliver',
    on: {
      push: { branches: [plan.delivery.branch] },
      pull_request: { types: ['opened', 'synchronize', 'labeled'] },
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'deliver-${{ github.ref }}' },
    jobs: {
      image: {
        name: 'image ${{ matrix.service }}',
        // Code of a fork must not reach the registry.
        if: "github.event_name == 'push' || (contains(github.event.pull_request.labels.*.name, 'preview') && github.event.pull_request.head.repo.full_name == github.repository)",
        'runs-on': 'ubuntu-24.04',
        'timeout-minutes': 30,
        permissions: { contents: 'read', 'id-token': 'write', attestations: 'write', packages: 'write' },
        strategy: {
          matrix: {
            include: plan.workloads.map(({ name, image, service }) => ({
              service: name,
              image,
              context: service.path,
            })),
          },
        },
        steps: [
          checkout,
          ...login(blueprint, role),
          uses('docker/setup-buildx-action'),
          run(
            'Name the commit',
            'echo "sha=${{ github.event.pull_request.head.sha || github.sha }}" >> "$GITHUB_OUTPUT"',
            { id: 'commit' },
          ),
          uses(
            'docker/build-push-action',
            {
              context: '${{ matrix.context }}',
              platforms: 'linux/arm64',
              push: true,
              tags: '${{ matrix.image }}:sha-${{ steps.commit.outputs.sha }}',
              'cache-from': 'type=gha,scope=${{ matrix.service }}',
              'cache-to': 'type=gha,scope=${{ matrix.service }},mode=max',
              provenance: 'mode=max',
              sbom: true,
            },
            { name: 'Build and push', id: 'build' },
          ),
          uses(
            'aquasecurity/trivy-action',
            {
              'image-ref': '${{ matrix.image }}@${{ steps.build.outputs.digest }}',
              severity: 'CRITICAL,HIGH',
              'ignore-unfixed': true,
              'exit-code': '1',
            },
            { name: 'Known vulnerabilities' },
          ),
          uses('sigstore/cosign-installer'),
          run('Sign', 'cosign sign --yes "$IMAGE"', {
            env: { IMAGE: '${{ matrix.image }}@${{ steps.build.outputs.digest }}' },
          }),
          uses(
            'actions/attest',
            {
              'subject-name': '${{ matrix.image }}',
              'subject-digest': '${{ steps.build.outputs.digest }}',
              'push-to-registry': true,
            },
            { name: 'Attest where it came from' },
          ),
        ],
      },
      ...(first && { [first.name]: pin(first, plan.workloads, blueprint) }),
      ...(first && plan.sites.length > 0 && { sites: sites(first, blueprint) }),
    },
  }

  function sites(stage: Stage, { plan: { stacks, delivery } }: Blueprint) {
    const stack = stacks.find(({ name }) => name === stage.stack)
    return siteJob(blueprint, stage, {
      if: "github.event_name == 'push'",
      role: delivery.roles[stage.stack] ?? '',
      region: stack?.region ?? spec.cloud.region,
    })
  }
}

/** Writes the tag of this commit into the overlay of a stage; Argo CD does the rest. */
export function pin({ name, overlay }: Stage, workloads: readonly Workload[], { plan }: Blueprint) {
  const names = workloads.map(({ repository }) => repository).join(' ')
  return {
    name: `to ${name}`,
    needs: 'image',
    if: "github.event_name == 'push'",
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 10,
    permissions: { contents: 'write' },
    steps: [
      uses('actions/checkout', { ref: plan.delivery.branch }),
      run(
        `Take the images into ${overlay}`,
        [
          `cd ${overlay}/images`,
          `for name in ${names}; do`,
          `  yq -i "(.images[] | select(.name == \\"$name\\")).newTag = \\"sha-$GITHUB_SHA\\"" kustomization.yaml`,
          'done',
          `git config user.name 'github-actions[bot]'`,
          `git config user.email '41898282+github-actions[bot]@users.noreply.github.com'`,
          `git commit --all --message "Deploy $GITHUB_SHA to ${name} [skip ci]" || exit 0`,
          'git pull --rebase && git push',
          '',
        ].join('\n'),
      ),
    ],
  }
}

export interface SiteJob {
  readonly if?: string
  readonly needs?: string
  readonly environment?: string
  readonly role: string
  readonly region: string
}

/** Builds the frontends and puts their files where the CDN reads them. */
export function siteJob({ plan }: Blueprint, stage: Stage, { role, region, ...more }: SiteJob) {
  return {
    name: `sites of ${stage.name}`,
    ...more,
    'runs-on': 'ubuntu-24.04',
    'timeout-minutes': 20,
    permissions: { contents: 'read', 'id-token': 'write' },
    steps: [
      checkout,
      ...plan.sites.flatMap(({ name, service, buckets, hosts }) => {
        const { setup, install, build } = toolchain(service.runtime, service.path)
        const inside = { 'working-directory': service.path }
        return [
          ...setup,
          run(`Build ${name}`, `${install}\n${build}\n`, inside),
          assume(role, region),
          run(
            `Publish ${name}`,
            [
              // Files with a hash in their names may be kept for ever; the page that names them may not.
              `aws s3 sync dist "s3://${buckets[stage.name]}" --exclude index.html --cache-control 'public, max-age=31536000, immutable'`,
              `aws s3 cp dist/index.html "s3://${buckets[stage.name]}/index.html" --cache-control 'no-cache'`,
              `distribution=$(aws cloudfront list-distributions --query "DistributionList.Items[?contains(Aliases.Items, '${hosts[stage.name]}')].Id" --output text)`,
              `aws cloudfront create-invalidation --distribution-id "$distribution" --paths /index.html`,
              '',
            ].join('\n'),
            inside,
          ),
        ]
      }),
    ],
  }
}

function login({ plan, spec }: Blueprint, role: string) {
  if (plan.delivery.registry === 'ecr') return [assume(role, spec.cloud.region), uses('aws-actions/amazon-ecr-login')]
  return [
    uses('docker/login-action', {
      registry: 'ghcr.io',
      username: '${{ github.actor }}',
      password: '${{ secrets.GITHUB_TOKEN }}',
    }),
  ]
}
