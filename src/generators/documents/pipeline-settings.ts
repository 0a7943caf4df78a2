import type { Blueprint } from '../../model/blueprint.ts'
import { environmentsOf } from './environments.ts'
import { code, sh, table } from './markdown.ts'

/** What a person sets in GitHub once, with the commands. */
export function settings({ plan }: Blueprint): string {
  const { branch, repository } = plan.delivery
  const [owner = ''] = repository.split('/')
  const { asked, free } = environmentsOf(plan)
  const app = plan.pods.length > 0
  const preview = plan.stages.find(({ environment }) => environment.kind === 'preview')
  return [
    table(
      ['Where', 'What', 'Why'],
      [
        ['variable', '`AWS_ACCOUNT_ID`', 'which account the roles are in'],
        ...(app
          ? [
              ['variable', '`DEPLOYER_CLIENT_ID`', 'the app that writes which image runs where'],
              [
                `secret of ${code(plan.stages.filter(({ environment }) => environment.kind !== 'preview').map(({ name }) => name))}`,
                '`DEPLOYER_KEY`',
                'its key: of the environments, so that no other branch can read it',
              ],
            ]
          : []),
      ],
    ),
    `Environments with reviewers: ${code(asked)}.${free.length > 0 ? ` Without: ${code(free)}.` : ''} All of them only for the branch \`${branch}\`, but for previews.`,
    sh([
      `team=$(gh api orgs/${owner}/teams/${plan.system} --jq .id)`,
      `policy='{custom_branch_policies: true, protected_branches: false}'`,
      `for name in ${[...asked, ...free.filter((name) => name !== preview?.name)].join(' ')}; do`,
      `  case $name in`,
      `    ${asked.join('|')}) reviewers="[{type: \\"Team\\", id: $team}]" ;;`,
      `    *) reviewers='[]' ;;`,
      '  esac',
      `  jq --null-input "{reviewers: $reviewers, deployment_branch_policy: $policy}" | gh api --method PUT "repos/${repository}/environments/$name" --input -`,
      `  gh api --method POST "repos/${repository}/environments/$name/deployment-branch-policies" --field name=${branch}`,
      'done',
    ]),
    `The rules of the branch are \`.github/rulesets/${branch.replaceAll('/', '-')}.json\`${app ? '; the app is the one exception, by its number' : ''}:`,
    sh([
      `${app ? `jq --argjson app "$APP_ID" '.bypass_actors = [{actor_id: $app, actor_type: "Integration", bypass_mode: "always"}]' ` : 'cat '}.github/rulesets/${branch.replaceAll('/', '-')}.json |`,
      `  gh api --method POST repos/${repository}/rulesets --input -`,
    ]),
    `\`.github/CODEOWNERS\` names the team \`@${owner}/${plan.system}\`: make it, or name another. A private repository needs GitHub Code Security for code analysis, dependency review and the rule \`code_scanning\`.`,
  ].join('\n\n')
}
