import type { Previews, Stack } from '../../model/plan.ts'

/** Databases of a pull request, made and dropped by a task beside each server; `drop` is there also where there are none. */
export function databaseSteps({ databases }: Previews, { cluster, nats }: Stack): string {
  if (databases.length === 0) return 'drop() { :; }'
  const all = databases.map(({ store, task }) => `${store.name}=${task}`).join(' ')
  return `# Runs the task of each server to its end: create or drop for pull request $2, or sweep all but those of the numbers in $2.
databases() {
  local action=$1 of told pair overrides network task code servers=(${all})
  of=$(paste --serial --delimiters=' ' <<< "$2")
  told=$(aws ssm get-parameter --name "$ground" --query Parameter.Value --output text) || return 1
  overrides=$(jq --null-input --compact-output --arg action "$action" --arg of "$of" \\
    '{containerOverrides: [{name: "main", environment: [{name: "ACTION", value: $action}, {name: "NUMBER", value: $of}, {name: "KEEP", value: $of}]}]}')
  for pair in "\${servers[@]}"; do
    network=$(jq --compact-output --arg name "\${pair%%=*}" \\
      '{awsvpcConfiguration: {subnets: .subnet_ids, securityGroups: [.databases[$name].group], assignPublicIp: "${nats === 0 ? 'ENABLED' : 'DISABLED'}"}}' <<< "$told") || return 1
    task=$(aws ecs run-task --cluster ${cluster} --task-definition "\${pair#*=}" --launch-type FARGATE --started-by preview \\
      --network-configuration "$network" --overrides "$overrides" --query 'tasks[0].taskArn' --output text) || return 1
    [ "$task" != None ] || { say "::error::the task \${pair#*=} did not start"; return 1; }
    aws ecs wait tasks-stopped --cluster ${cluster} --tasks "$task" || return 1
    code=$(aws ecs describe-tasks --cluster ${cluster} --tasks "$task" --query 'tasks[0].containers[0].exitCode' --output text) || return 1
    [ "$code" = 0 ] || { say "::error::$action on the server \${pair%%=*} ended with $code: its log says why"; return 1; }
  done
}
drop() { databases drop "$1"; }`
}
