import type { Blueprint } from '../../model/blueprint.ts'
import type { Previews } from '../../model/plan.ts'
import { once } from './plan-comment.ts'
import { assume, checkoutAt, machine, own, type Step, script, uses } from './steps.ts'
import { version } from './terraform.ts'

/** Expressions and conditions of the pull request that a run is about. */
export interface Asked {
  readonly number: string
  readonly revision: string
  readonly opened: string
  readonly ended: string
}

/** Services of a pull request that need no cluster: made with the images of its commit, tried, told once, and taken away. */
export function previewServices(blueprint: Blueprint, previews: Previews, { number, revision, opened, ended }: Asked) {
  const { stage } = previews
  const open = openIn(previews, number)
  const urls = open.filter(({ http }) => http).map(({ url, ready }) => `${url}${ready}`)
  const [first] = open
  return {
    'preview-services': {
      name: 'preview of services',
      needs: 'image',
      if: opened,
      ...job,
      environment: { name: stage.name, ...(first && { url: first.url }) },
      env: { IMAGES: '${{ github.workspace }}/images.txt' },
      steps: [
        checkoutAt(revision),
        uses('actions/download-artifact', { pattern: 'image-*', path: 'built', 'merge-multiple': true }),
        script('Which images', ['cat built/*.image > "$IMAGES"']),
        ...entitled(blueprint, previews),
        script('Make it', ['bash scripts/preview.sh up "$NUMBER" "$OWNER"'], {
          env: { NUMBER: number, OWNER: '${{ github.event.pull_request.user.login }}' },
        }),
        ...(urls.length > 0 ? [own('answers', { urls: urls.join(' '), revision }, { name: 'Smoke test' })] : []),
      ],
    },
    ...(open.length > 0 && {
      'preview-note': {
        name: 'say where the preview is',
        needs: 'preview-services',
        if: opened,
        ...machine(5),
        permissions: { 'pull-requests': 'write' },
        steps: [note(open, previews, number)],
      },
    }),
    'preview-services-end': {
      name: 'end of the preview of services',
      if: ended,
      ...job,
      environment: stage.name,
      steps: [
        // The branch of the pull request may be gone.
        checkoutAt(blueprint.plan.delivery.branch),
        ...entitled(blueprint, previews),
        script('Take it away', ['bash scripts/preview.sh down "$NUMBER"'], { env: { NUMBER: number } }),
      ],
    },
  }
}

/** What runs `scripts/preview.sh` has to be let. */
export function entitled({ plan, spec }: Blueprint, { role, stage }: Previews): Step[] {
  const region = plan.stacks.find(({ name }) => name === stage.stack)?.region ?? spec.cloud.region
  return [assume(role, region), uses('hashicorp/setup-terraform', version)]
}

/** Addresses at which services of a pull request answer. */
export function openIn({ releases, stage }: Previews, number: string) {
  return releases.flatMap(({ workload: { name, hosts, health, service } }) =>
    hosts[stage.name]
      ? [
          {
            name,
            url: `https://${name}-${number}.${stage.host}`,
            ready: health.ready,
            http: service.protocol === 'http',
          },
        ]
      : [],
  )
}

function note(open: ReturnType<typeof openIn>, { days }: Previews, number: string): Step {
  return script(
    'Comment',
    [
      '{',
      '  echo "$MARK"',
      '  echo "The preview runs commit ${REVISION::12}:"',
      '  echo',
      ...open.map(({ name, url }) => `  echo '- ${name}: ${url}'`),
      '  echo',
      `  echo "It goes when the pull request is closed, when it loses the label, or on $(date -u -d '${days} days' +%F) unless something is pushed before."`,
      '} > comment.md',
      ...once,
    ],
    {
      env: {
        GH_TOKEN: '${{ github.token }}',
        NUMBER: number,
        REVISION: '${{ github.event.pull_request.head.sha }}',
        MARK: '<!-- where the preview is -->',
      },
    },
  )
}

const job = { ...machine(45), permissions: { contents: 'read', 'id-token': 'write' } } as const
