/** How a database is shut to everybody and opened again: whichever machine does the second. */
export const fenceScript = `# Security groups of an instance, or of a cluster.
groups_of() { # REGION IDENTIFIER instance|cluster
  "$3" "$1" "$2" 'VpcSecurityGroups[].VpcSecurityGroupId'
}

# Takes every inbound rule off, and keeps them: here, in the region that goes on, and in the log. Then ends the connections that stand.
close_database() { # REGION IDENTIFIER [instance|cluster]
  local group groups rules
  groups=$(groups_of "$1" "$2" "\${3:-instance}") || return 1
  [ -n "$groups" ] || return 1
  for group in $groups; do
    rules=$(aws ec2 describe-security-groups --region "$1" --group-ids "$group" --query 'SecurityGroups[0].IpPermissions' --output json) || return 1
    [ "$(jq length <<< "$rules")" -gt 0 ] || { say "$group of $2 is closed already"; continue; }
    echo "$rules" > "fence-$2-$group.json"
    say "Rules of $group, which terraform apply puts back too: $(jq -c . <<< "$rules")"
    change aws ssm put-parameter --region "$KEEP_REGION" --name "$FENCES/$2/$group" --type String --tier Intelligent-Tiering --overwrite --value "$(jq -c . <<< "$rules")" > /dev/null || say "The rules of $group are kept here alone"
    change aws ec2 revoke-security-group-ingress --region "$1" --group-id "$group" --ip-permissions "$rules" || return 1
  done
  end_connections "$1" "$2" "\${3:-instance}"
}

# A rule that is gone stops new connections alone: those that stand end when the engine starts anew.
end_connections() { # REGION IDENTIFIER instance|cluster
  local writer=$2
  if [ "$3" = cluster ]; then writer=$(cluster "$1" "$2" 'DBClusterMembers[?IsClusterWriter].DBInstanceIdentifier | [0]') || return 1; fi
  change aws rds reboot-db-instance --region "$1" --db-instance-identifier "$writer" > /dev/null || return 1
  change aws rds wait db-instance-available --region "$1" --db-instance-identifier "$writer"
}

open_database() { # REGION IDENTIFIER [instance|cluster]
  local group groups rules
  groups=$(groups_of "$1" "$2" "\${3:-instance}") || return 1
  for group in $groups; do
    if [ -e "fence-$2-$group.json" ]; then rules=$(cat "fence-$2-$group.json"); else
      rules=$(aws ssm get-parameter --region "$KEEP_REGION" --name "$FENCES/$2/$group" --query Parameter.Value --output text 2> /dev/null) || continue
    fi
    [ -n "$rules" ] || continue
    if [ "$EXECUTE" = yes ] && [ "$(aws ec2 describe-security-groups --region "$1" --group-ids "$group" --query 'length(SecurityGroups[0].IpPermissions)' --output text)" != 0 ]; then say "$group of $2 is open already"; continue; fi
    change aws ec2 authorize-security-group-ingress --region "$1" --group-id "$group" --ip-permissions "$rules" || return 1
    change aws ssm delete-parameter --region "$KEEP_REGION" --name "$FENCES/$2/$group" || true
    [ "$EXECUTE" = no ] || rm -f "fence-$2-$group.json"
  done
}
`
