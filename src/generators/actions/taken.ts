import { proves } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import { assume, login, type Step, script, uses } from './steps.ts'
import { ways } from './ways/ways.ts'

const wellFormed = '[[ "$revision" =~ ^[0-9a-f]{40}$ ]]'

/** A person may take an hour to agree: what they agree to is fixed here, by digest. */
export function takeImages(stage: Stage, blueprint: Blueprint): Step[] {
  const { delivery, stages, workloads } = blueprint.plan
  const from = stages.find(({ name }) => name === stage.after)
  return [
    ...login(blueprint),
    ...reading(from, blueprint),
    uses('sigstore/cosign-installer'),
    script(
      'Which images, and are they ours',
      [
        'if [ -n "$REVISION" ]; then',
        '  while read -r repository image; do',
        `    echo "$repository sha-$REVISION $(docker buildx imagetools inspect "$image:sha-$REVISION" --format '{{ .Manifest.Digest }}')"`,
        '  done <<< "$WORKLOADS"',
        'else',
        ...(from ? heldIn(from, blueprint) : []).map((line) => `  ${line}`),
        'fi > images.txt',
        "revision=$(sed -n '1s/^[^ ]* sha-\\([^ ]*\\) .*/\\1/p' images.txt)",
        `${wellFormed} || { echo "::error::no commit: $revision. Is anything deployed to ${stage.after} yet?"; exit 1; }`,
        'while read -r repository image; do',
        `  digest=$(awk -v repository="$repository" '$1 == repository { print $3 }' images.txt)`,
        `  cosign verify "$image@$digest" --certificate-oidc-issuer https://token.actions.githubusercontent.com \\`,
        `    --certificate-identity "https://github.com/${delivery.repository}/.github/workflows/deliver.yaml@refs/heads/${delivery.branch}" > /dev/null`,
        'done <<< "$WORKLOADS"',
        '{ echo "revision=$revision"; echo "images<<END"; cat images.txt; echo END; } >> "$GITHUB_OUTPUT"',
        `{ echo "To ${stage.name}:"; sed 's/^/- /' images.txt; } >> "$GITHUB_STEP_SUMMARY"`,
      ],
      {
        id: 'taken',
        env: {
          REVISION: '${{ inputs.revision }}',
          WORKLOADS: workloads.map(({ repository, image }) => `${repository} ${image}`).join('\n'),
        },
      },
    ),
  ]
}

/** Commands that print the images that a stage runs, whichever way they came there: name, tag and digest, one a line. */
export function heldIn(stage: Pick<Stage, 'name' | 'overlay'>, blueprint: Blueprint): string[] {
  return ways.flatMap((way) => (way.wants(blueprint) ? (way.held?.(stage, blueprint) ?? []) : []))
}

/** What the pipeline sent is written down in the account; who plans a stack may read there. */
function reading(from: Stage | undefined, { plan, spec }: Blueprint): Step[] {
  if (!from || plan.releases.length === 0) return []
  const region = plan.stacks.find(({ name }) => name === from.stack)?.region ?? spec.cloud.region
  return [assume(`${plan.system}-${from.stack}-plan`, region)]
}

/** Where there are pages alone, the page of the stage before says which commit it was built from. */
export function takePages(stage: Stage, { stages, sites }: Plan): Step {
  const from = stages.find(({ name }) => name === stage.after)
  return script(
    'Which commit',
    [
      `revision=\${REVISION:-$(curl --silent --fail --head --output /dev/null --write-out '%header{x-amz-meta-revision}' https://${sites[0]?.hosts[from?.name ?? '']})}`,
      `${wellFormed} || { echo "::error::no commit: $revision. Is anything deployed to ${stage.after} yet?"; exit 1; }`,
      'echo "revision=$revision" >> "$GITHUB_OUTPUT"',
    ],
    { id: 'taken', env: { REVISION: '${{ inputs.revision }}' } },
  )
}

/** Nothing goes on that has not passed what is tried in the stage before. */
export function proved(stage: Stage, plan: Plan): Step[] {
  const from = plan.stages.find(({ name }) => name === stage.after)
  if (!from || !proves(from, plan)) return []
  return [
    script(
      `It has proved itself in ${from.name}`,
      [
        `state=$(gh api "repos/$GITHUB_REPOSITORY/commits/$COMMIT/statuses" --jq '[.[] | select(.context == "proved/${from.name}")][0].state')`,
        `[ "$state" = success ] || { echo "::error::$COMMIT has not passed what is tried in ${from.name}"; exit 1; }`,
      ],
      { env: { GH_TOKEN: '${{ github.token }}', COMMIT: '${{ steps.taken.outputs.revision }}' } },
    ),
  ]
}
