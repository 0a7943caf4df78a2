import type { Plan, Previews, Stack } from '../../model/plan.ts'

/**
 * What no state knows any more, found by its tags; records of names have none, and are found by their form. What nobody knows
 * how to remove is told, and fails the run.
 */
export function lostSteps({ system }: Plan, { releases, stage }: Previews, { cluster }: Stack): string {
  const open = releases.filter(({ workload }) => workload.hosts[stage.name]).map(({ workload }) => workload.name)
  return [
    `remove() {
  local arn=$1 name=\${1##*/}
  case "$arn" in
    *:ecs:*:service/*) aws ecs delete-service --cluster ${cluster} --service "$name" --force > /dev/null ;;
    *:ecs:*:task-definition/*) ;; # What nothing runs costs nothing.
    *:elasticloadbalancing:*:listener-rule/*) aws elbv2 delete-rule --rule-arn "$arn" ;;
    *:elasticloadbalancing:*:targetgroup/*) aws elbv2 delete-target-group --target-group-arn "$arn" ;;
    *:servicediscovery:*:namespace/*) aws servicediscovery delete-namespace --id "$name" > /dev/null ;;
    *:lambda:*:event-source-mapping:*) aws lambda delete-event-source-mapping --uuid "\${arn##*:}" > /dev/null ;;
    *:lambda:*:function:*) aws lambda delete-function --function-name "$arn" ;;
    *:apigateway:*/domainnames/*) aws apigatewayv2 delete-domain-name --domain-name "$name" ;;
    *:apigateway:*/apis/*/*) ;; # It goes with its API.
    *:apigateway:*/apis/*) aws apigatewayv2 delete-api --api-id "$name" ;;
    *:sqs:*) aws sqs delete-queue --queue-url "$(aws sqs get-queue-url --queue-name "\${arn##*:}" --query QueueUrl --output text)" ;;
    *:dynamodb:*:table/*) aws dynamodb delete-table --table-name "$name" > /dev/null ;;
    *:secretsmanager:*:secret:*) aws secretsmanager delete-secret --secret-id "$arn" --force-delete-without-recovery > /dev/null ;;
    *:logs:*:log-group:*) aws logs delete-log-group --log-group-name "\${arn##*:log-group:}" ;;
    *:s3:::*) empty "\${arn##*:}" && aws s3api delete-bucket --bucket "\${arn##*:}" ;;
    *) say "nobody knows how"; return 1 ;;
  esac
}`,
    `# Takes every version of every object from bucket $1, a thousand at a time.
empty() {
  local some
  while true; do
    some=$(aws s3api list-object-versions --bucket "$1" --max-items 1000 --output json \\
      --query '{Objects: [Versions, DeleteMarkers][][].{Key: Key, VersionId: VersionId}}') || return 1
    [ "$(jq '.Objects // [] | length' <<< "$some")" -gt 0 ] || return 0
    aws s3api delete-objects --bucket "$1" --delete "$(jq --compact-output '. + {Quiet: true}' <<< "$some")" > /dev/null || return 1
  done
}`,
    `# Removes what carries the tag of a pull request whose number is not in $1, in the order in which one stands upon another.
lost() {
  local kept=$1 found arn number why failed=0
  found=$(aws resourcegroupstaggingapi get-resources --tag-filters Key=system,Values=${system} Key=stack,Values=preview \\
    --query "ResourceTagMappingList[].[ResourceARN, Tags[?Key=='pull-request'] | [0].Value]" --output text) || return 1
  found=$(awk '{ rank = 3 } /:service\\/|:event-source-mapping:/ { rank = 1 } /:listener-rule\\/|\\/domainnames\\// { rank = 2 } { print rank, $1, $2 }' <<< "$found" | sort --numeric-sort)
  while read -r _ arn number; do
    [[ "\${number:-}" =~ ^[0-9]+$ ]] || continue
    ! among "$number" "$kept" || continue
    # Tags are found for a while after what carried them is gone.
    why=$(remove "$arn" 2>&1) || grep --quiet --ignore-case --extended-regexp 'not ?found|non ?exist|nosuch|not exist|not ?active' <<< "$why" ||
      { say "::error::what pull request $number left is still there: $arn: $why"; failed=1; }
  done <<< "$found"
${open.length > 0 ? '  names "$kept" || failed=1\n' : ''}  return "$failed"
}`,
    ...(open.length > 0 ? [names(open, stage.host)] : []),
  ].join('\n\n')
}

function names(open: readonly string[], host: string): string {
  return `# Removes records of pull requests whose number is not in $1: they lead nowhere any more.
names() {
  local kept=$1 told zone records record number failed=0
  told=$(aws ssm get-parameter --name "$ground" --query Parameter.Value --output text) || return 1
  zone=$(jq --raw-output .zone_id <<< "$told")
  records=$(aws route53 list-resource-record-sets --hosted-zone-id "$zone" --query "ResourceRecordSets[?Type=='A']" --output json) || return 1
  while read -r record; do
    number=$(jq --raw-output .Name <<< "$record" | sed -nE 's/^(${open.join('|')})-([0-9]+)\\.${host.replaceAll('.', '\\.')}\\.$/\\2/p')
    if [ -z "$number" ] || among "$number" "$kept"; then continue; fi
    aws route53 change-resource-record-sets --hosted-zone-id "$zone" > /dev/null \\
      --change-batch "$(jq --compact-output '{Changes: [{Action: "DELETE", ResourceRecordSet: .}]}' <<< "$record")" || failed=1
  done < <(jq --compact-output '.[]' <<< "$records")
  return "$failed"
}`
}
