import { automatic, promoted } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { FlagSet, Flags } from '../../model/flags.ts'
import type { Stage } from '../../model/plan.ts'
import { freezeStep } from './freeze.ts'
import { issueJob } from './issue.ts'
import { assume, checkout, checkoutAt, machine, own, type Step, script, uses } from './steps.ts'

/** Every flag has variants, a default among them, a kind, an owner and, where its kind passes, an end. */
export function flagsAction({ environments }: Flags) {
  return {
    name: 'flags',
    description: 'Refuses flags that are no such, and names those whose end has come',
    inputs: { overdue: { description: 'Whether an end that has come is a warning or an error', default: 'warning' } },
    runs: {
      using: 'composite',
      steps: [
        script(
          'Flags',
          [
            'today=$(date -u +%F)',
            'failed=0',
            'for file in $FILES; do',
            `  wrong=$(jq --raw-output '`,
            '    (.flags // error("no flags in it")) | to_entries[] | .key as $flag | .value as $it | ($it.metadata // {}) as $about |',
            '    ( if $it.state | IN("ENABLED", "DISABLED") | not then "state is ENABLED or DISABLED" else empty end,',
            '      if ($it.variants | type) != "object" then "it has no variants"',
            '      elif ($it.variants | has($it.defaultVariant // "")) | not then "defaultVariant is none of its variants" else empty end,',
            '      if $about.kind | IN("release", "experiment", "operations", "permission") | not then "metadata.kind is release, experiment, operations or permission" else empty end,',
            '      if ($about.owner // "") == "" then "metadata.owner is missing" else empty end,',
            '      if ($about.kind | IN("release", "experiment")) and ($about.until // "" | test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$") | not)',
            '        then "metadata.until is missing: the day by which it is gone" else empty end )',
            `    | "\\($flag): \\(.)"' "$file") || { echo "::error file=$file::it cannot be read"; failed=1; continue; }`,
            '  while read -r line; do',
            '    [ -z "$line" ] || { echo "::error file=$file::$line"; failed=1; }',
            '  done <<< "$wrong"',
            '  over=$(jq --raw-output --arg today "$today" \'.flags | to_entries[] | select((.value.metadata.until // "9999") < $today)',
            `    | "\\(.key) was to be gone by \\(.value.metadata.until): \\(.value.metadata.owner // "nobody")"' "$file")`,
            '  while read -r line; do',
            '    [ -n "$line" ] || continue',
            '    echo "::$OVERDUE file=$file::$line"',
            '    [ "$OVERDUE" = warning ] || failed=1',
            '  done <<< "$over"',
            'done',
            'exit "$failed"',
          ],
          {
            env: { FILES: environments.map(({ file }) => file).join(' '), OVERDUE: '${{ inputs.overdue }}' },
          },
        ),
      ],
    },
  }
}

/** Of a pull request: what is overdue is no reason to stop it. */
export const flagsJob = { ...machine(5), steps: [checkout, own('flags', { overdue: 'warning' })] }

/** Asks each week what was to be gone; and brings merged flags to AppConfig, stage by stage, where it lets them out. */
export function flagsWorkflow(blueprint: Blueprint, flags: Flags) {
  const { plan } = blueprint
  const paths = flags.environments.map(({ file }) => file)
  return {
    name: 'flags',
    on: {
      schedule: [{ cron: '23 5 * * 1' }],
      // A kill switch does not wait for office hours.
      workflow_dispatch:
        flags.tool === 'appconfig'
          ? {
              inputs: {
                reason: {
                  description:
                    'Why it cannot wait, where the change calendar is closed: brings all flags of the branch',
                  type: 'string',
                },
              },
            }
          : {},
      ...(flags.tool === 'appconfig' && { push: { branches: [plan.delivery.branch], paths } }),
    },
    permissions: { contents: 'read' },
    // Each push brings what it changed, so none may take the place of another that waits.
    concurrency: { group: 'flags-${{ github.event_name }}', ...(flags.tool === 'appconfig' && { queue: 'max' }) },
    jobs: {
      ends: {
        name: 'ends',
        if: "github.event_name != 'push'",
        ...machine(5),
        steps: [checkout, own('flags', { overdue: 'error' })],
      },
      issue: issueJob({
        needs: ['ends'],
        label: 'flags',
        title: 'Feature flags whose end has come',
        body: 'The run names them with their owners. Take the code of the way that lost out first, deliver, then take the flag out: docs/flags.md.',
      }),
      ...(flags.tool === 'appconfig' && { switched, ...Object.fromEntries(broughtTo(blueprint, flags)) }),
    },
  }
}

/** Which files a push has changed: nobody is asked to agree to nothing. By hand it is all of them. */
const switched = {
  name: 'switched',
  if: "github.event_name == 'push' || inputs.reason != ''",
  ...machine(5),
  outputs: { files: '${{ steps.files.outputs.files }}' },
  steps: [
    uses('actions/checkout', { 'fetch-depth': 0, 'persist-credentials': false }),
    script(
      'Which flags',
      [
        'files=$(git ls-files flags)',
        '[ "$GITHUB_EVENT_NAME" != push ] || files=$(git diff --name-only "$BEFORE" "$GITHUB_SHA" -- flags) || files=$(git ls-files flags)',
        'echo "files=$(tr "\\n" " " <<< "$files")" >> "$GITHUB_OUTPUT"',
      ],
      { id: 'files', env: { BEFORE: '${{ github.event.before }}' } },
    ),
  ],
}

function broughtTo(blueprint: Blueprint, flags: Flags): [string, unknown][] {
  const { plan } = blueprint
  const stages = [...automatic(plan), ...promoted(plan)].filter((stage) =>
    plan.releases.some((release) => release.stage.name === stage.name && release.workload.platform === 'containers'),
  )
  return stages.flatMap((stage, index): [string, unknown][] => {
    const set = flags.environments.find((each) => each.stages.includes(stage.name))
    const before = stages[index - 1]
    return set ? [[stage.name, bring(stage, set, before, blueprint)]] : []
  })
}

function bring(stage: Stage, { file }: FlagSet, before: Stage | undefined, { plan, spec }: Blueprint) {
  const region = plan.stacks.find(({ name }) => name === stage.stack)?.region ?? spec.cloud.region
  return {
    name: `flags of ${stage.name}`,
    needs: ['switched', ...(before ? [before.name] : [])],
    if: `!failure() && !cancelled() && contains(needs.switched.outputs.files, '${file}')`,
    ...machine(45),
    // It asks a person where a delivery would, and tells AWS which role to believe in.
    environment: stage.name,
    concurrency: { group: `flags-${stage.name}` },
    permissions: { contents: 'read', 'id-token': 'write' },
    steps: [
      checkoutAt('${{ github.sha }}'),
      own('flags', { overdue: 'warning' }),
      ...(stage.environment.kind === 'production' ? [freezeStep('${{ inputs.reason }}')] : []),
      assume(plan.delivery.releaseRoles[stage.name] ?? '', region),
      letOut(`${plan.system}-${stage.name}`, stage.name, file),
    ] satisfies Step[],
  }
}

function letOut(application: string, environment: string, file: string): Step {
  return script(
    'Let the flags out, and wait whether they stay',
    [
      'found() { jq --raw-output --arg name "$1" \'.Items[] | select(.Name == $name).Id\'; }',
      `app=$(aws appconfig list-applications --output json | found "$APPLICATION")`,
      '[ -n "$app" ] || { echo "::notice::$APPLICATION does not stand yet: apply its stack, and run this again"; exit 0; }',
      'of=(--application-id "$app")',
      'environment=$(aws appconfig list-environments "${of[@]}" --output json | found "$ENVIRONMENT")',
      'profile=$(aws appconfig list-configuration-profiles "${of[@]}" --output json | found flags)',
      'strategy=$(aws appconfig list-deployment-strategies --output json | found "$APPLICATION")',
      'last=$(aws appconfig list-deployments "${of[@]}" --environment-id "$environment" --query "Items[?State==\'COMPLETE\'] | [0].ConfigurationVersion" --output text)',
      'now="$RUNNER_TEMP/now.json"',
      'if [ "$last" != None ]; then',
      '  aws appconfig get-hosted-configuration-version "${of[@]}" --configuration-profile-id "$profile" --version-number "$last" "$now" > /dev/null',
      '  ! diff <(jq --sort-keys . "$now") <(jq --sort-keys . "$FILE") || { echo "Nothing is switched here."; exit 0; }',
      'fi',
      'version=$(aws appconfig create-hosted-configuration-version "${of[@]}" --configuration-profile-id "$profile" \\',
      '  --content "fileb://$FILE" --content-type application/json --description "$GITHUB_SHA" --query VersionNumber --output text "$now")',
      'number=$(aws appconfig start-deployment "${of[@]}" --environment-id "$environment" --configuration-profile-id "$profile" \\',
      '  --deployment-strategy-id "$strategy" --configuration-version "$version" --description "$GITHUB_SHA" --query DeploymentNumber --output text)',
      'for _ in $(seq 160); do',
      '  state=$(aws appconfig get-deployment "${of[@]}" --environment-id "$environment" --deployment-number "$number" --query State --output text)',
      '  case $state in',
      '    COMPLETE) exit 0 ;;',
      '    ROLLING_BACK | ROLLED_BACK | REVERTED) echo "::error::an alarm went red, and the flags before are back: revert the commit"; exit 1 ;;',
      '  esac',
      '  sleep 15',
      'done',
      'echo "::error::the flags are not through after forty minutes"',
      'exit 1',
    ],
    { env: { APPLICATION: application, ENVIRONMENT: environment, FILE: file } },
  )
}
