import { notYet, releaseAction } from './action.ts'

const fields =
  'family, taskRoleArn, executionRoleArn, networkMode, containerDefinitions, volumes, requiresCompatibilities, cpu, memory, runtimePlatform'

/** A new revision of each task definition, by digest; its tables first; then its service, which ECS puts back when it fails. */
export const releaseContainers = releaseAction({
  name: 'release-containers',
  description: 'Sends images to services and jobs of ECS, or brings back what ran',
  inputs: { cluster: { description: 'Cluster of ECS', required: true } },
  env: { CLUSTER: '${{ inputs.cluster }}' },
  tools: [
    'service() { aws ecs describe-services --cluster "$CLUSTER" --services "$1" --query "services[?status==\'ACTIVE\'] | [0].$2" --output "${3:-text}"; }',
    '# The new revision once, to bring the tables that it needs: what runs bears them.',
    'migrate() {',
    `  how=$(jq --null-input --compact-output --argjson command "$3" '{containerOverrides: [{name: "main", command: $command, environment: [{name: "MIGRATE", value: "only"}]}]}')`,
    '  task=$(service "$1" networkConfiguration json | aws ecs run-task --cluster "$CLUSTER" --task-definition "$2" --launch-type FARGATE \\',
    "    --network-configuration file:///dev/stdin --started-by migration --query 'tasks[0].taskArn' --output text \\",
    '    --overrides "$how")',
    '  aws ecs wait tasks-stopped --cluster "$CLUSTER" --tasks "$task"',
    '  code=$(aws ecs describe-tasks --cluster "$CLUSTER" --tasks "$task" --query \'tasks[0].containers[0].exitCode\' --output text)',
    '  [ "$code" = 0 ] || { echo "::error::the migrations of $1 ended with $code"; return 1; }',
    '}',
  ],
  send: [
    'if ! former=$(aws ecs describe-task-definition --task-definition "$name" --query taskDefinition --output json 2> /dev/null); then',
    `  ${notYet}`,
    'else',
    `  sent=$(jq --arg image "$image@$digest" '.containerDefinitions[0].image = $image | {${fields}} | del(..|nulls)' <<< "$former" |`,
    '    aws ecs register-task-definition --cli-input-json file:///dev/stdin --query taskDefinition.taskDefinitionArn --output text)',
    '  echo "$name $record $kind $sent,$(jq -r .taskDefinitionArn <<< "$former") $before" >> "$journal"',
    '  if [ "$kind" != job ]; then',
    '    [ "$tables" = none ] || migrate "$name" "$sent" "$tables"',
    '    aws ecs update-service --cluster "$CLUSTER" --service "$name" --task-definition "$sent" > /dev/null',
    '  fi',
    'fi',
  ],
  settle: [
    'while read -r name record kind sent before; do',
    '  [ "$kind" != job ] || continue',
    '  aws ecs wait services-stable --cluster "$CLUSTER" --services "$name"',
    '  running=$(service "$name" taskDefinition)',
    '  # A service is stable, too, once ECS has put the former revision back.',
    '  [ "$running" = "${sent%,*}" ] || { echo "::error::$name runs $running again: its new tasks failed, or an alarm went red"; exit 1; }',
    'done < "$journal"',
  ],
  back: [
    '[ "$kind" = job ] || aws ecs update-service --cluster "$CLUSTER" --service "$name" --task-definition "${sent#*,}" > /dev/null',
    'aws ecs deregister-task-definition --task-definition "${sent%,*}" > /dev/null',
  ],
})
