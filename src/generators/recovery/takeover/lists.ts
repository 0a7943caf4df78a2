/** What is done for each database, cluster and host, in either direction: LEAVE is the side that stops, REACH the one that goes on. */
export const listScript = `# Calls a function with the fields of each entry of a list.
each() { # FUNCTION ENTRY...
  local does=$1 entry fields
  shift
  for entry in "$@"; do
    read -ra fields <<< "$entry"
    # Alone on its line, so that whatever fails in it ends the run.
    "$does" "\${fields[@]}"
  done
}

direction() { # LEAVE REACH
  LEAVE=$1 REACH=$2
  local leave=$1_REGION reach=$2_REGION
  LEAVE_REGION=\${!leave} REACH_REGION=\${!reach}
  KEEP_REGION=$TO_REGION
}

# Which of two names is that of a side.
pick() { # SIDE FROM TO
  if [ "$1" = FROM ]; then echo "$2"; else echo "$3"; fi
}

promote() {
  each promote_database "\${DATABASES[@]}"
  each lead "\${CLUSTERS[@]}"
}

promote_database() { promote_replica "$REACH_REGION" "$(pick "$REACH" "$@")"; } # FROM TO

# Who takes over a global cluster. A planned move waits for the last write; one that is not takes what had arrived.
lead() { # GLOBAL FROM TO
  local global=$1 own arn
  own=$(pick "$REACH" "$2" "$3")
  arn=$(cluster "$REACH_REGION" "$own" DBClusterArn)
  [ -n "$arn" ] || stop "$own is not there"
  if [ "$(leader "$global")" = "$arn" ]; then say "$own leads $global already"; return 0; fi
  if [ "$DETACH" = yes ]; then
    change aws rds remove-from-global-cluster --region "$REACH_REGION" --global-cluster-identifier "$global" --db-cluster-identifier "$arn"
    say "$own stands alone now: before the way back a global cluster has to be made of it, see docs/recovery.md"
    return 0
  fi
  if [ "$PLANNED" = yes ]; then
    change aws rds switchover-global-cluster --region "$LEAVE_REGION" --global-cluster-identifier "$global" --target-db-cluster-identifier "$arn"
  else
    change aws rds failover-global-cluster --region "$REACH_REGION" --global-cluster-identifier "$global" --target-db-cluster-identifier "$arn" --allow-data-loss
  fi
  [ "$EXECUTE" = yes ] || return 0
  for _ in $(seq 1 120); do
    if [ "$(leader "$global")" = "$arn" ] && [ "$(cluster "$REACH_REGION" "$own" Status)" = available ]; then say "$own leads $global"; return 0; fi
    sleep "\${PAUSE:-15}"
  done
  stop "$own did not take the lead of $global within half an hour. If AWS cannot do it: --from promote --detach, which ends the global cluster for it"
}

# Before anybody is sent there.
look() { each look_at "\${HOSTS[@]}"; }

look_at() { # HOST FROM TO PATH
  local own
  own=$(pick "$REACH" "$2" "$3")
  [ "$EXECUTE" = yes ] || { say "would: see that https://$own$4 answers 200"; return 0; }
  if ! answers "$own" "$4"; then stop "$own does not answer 200 on $4: nobody is sent there"; fi
  say "$own answers"
}

# 1: the public hosts lead to TO; 0: they lead to FROM.
switch() { turn_switch "$(pick "$REACH" 0 1)"; }

# As users see it, until the old answer of the name service has been forgotten everywhere.
verify() { each verify_host "\${HOSTS[@]}"; }

verify_host() { # HOST FROM TO PATH
  [ "$EXECUTE" = yes ] || { say "would: see that https://$1$4 answers 200"; return 0; }
  for _ in $(seq 1 20); do answers "$1" "$4" && break; sleep "\${PAUSE:-15}"; done
  answers "$1" "$4" || stop "https://$1$4 does not answer"
  say "https://$1 answers"
}

# Names of sites go from one distribution to another. Where CloudFront takes no changes, they stay; what they call has moved.
sites() { each move_site "\${SITES[@]}"; }

move_site() { # HOST FROM TO HOST-OF-THE-COPY
  local name id="" address="" aliases="" zone
  name=$(pick "$REACH" "$2" "$3")
  read -r id address aliases < <(aws cloudfront list-distributions --output text --query "DistributionList.Items[?Comment=='$name'] | [0].[Id, DomainName, join(',', Aliases.Items || \\\`[]\\\`)]" || true) || true
  case ",$aliases," in *",$1,"*) say "$1 is there already"; return 0 ;; esac
  zone=$(aws route53 list-hosted-zones-by-name --dns-name "$ZONE_NAME" --query 'HostedZones[0].Id' --output text || true)
  if [ -z "$id" ] || [ -z "$zone" ]; then say "$1 stays where it is: CloudFront or Route 53 cannot be asked. Tell people https://$4"; return 0; fi
  # CloudFront gives the name away once the world can read who asks for it; only then is anybody sent there.
  if named "$zone" "$(jq -n --arg host "$1" --arg address "$address" '[{Name: "_\\($host)", Type: "TXT", TTL: 60, ResourceRecords: [{Value: "\\"\\($address)\\""}]}]')" &&
    associated "$id" "$1" &&
    named "$zone" "$(jq -n --arg host "$1" --arg address "$address" '[{Name: $host, Type: ("A", "AAAA"), AliasTarget: {DNSName: $address, HostedZoneId: "Z2FDTNDATAQYW2", EvaluateTargetHealth: false}}]')"; then
    say "$1 moves"
  else
    say "$1 could not be moved. Tell people https://$4"
  fi
}

# Writes records and waits until all name servers have them.
named() { # ZONE RECORDS
  local number
  number=$(change aws route53 change-resource-record-sets --hosted-zone-id "$1" --query ChangeInfo.Id --output text \\
    --change-batch "$(jq -c '{Changes: map({Action: "UPSERT", ResourceRecordSet: .})}' <<< "$2")") || return 1
  change aws route53 wait resource-record-sets-changed --id "$number"
}

associated() { # DISTRIBUTION HOST
  for _ in 1 2 3 4; do
    change aws cloudfront associate-alias --target-distribution-id "$1" --alias "$2" && return 0
    sleep "\${PAUSE:-15}"
  done
  return 1
}

# Seconds behind, -1 when nobody measured.
lag() { # REGION SINCE UNTIL IDENTIFIER
  measured "$1" ReplicaLag "Name=DBInstanceIdentifier,Value=$4" "$2" "$3" 1
}

cluster_lag() { # REGION SINCE UNTIL IDENTIFIER
  measured "$1" AuroraGlobalDBReplicationLag "Name=DBClusterIdentifier,Value=$4" "$2" "$3" 1000
}

# When the newest write was made that an instance has for certain, by what it measured; 0 when nobody measured.
reached() { # REGION IDENTIFIER
  aws cloudwatch get-metric-statistics --region "$1" --namespace AWS/RDS --metric-name ReplicaLag --dimensions "Name=DBInstanceIdentifier,Value=$2" \\
    --statistics Maximum --period 60 --output json --start-time "$(date -u -d '-30 minutes' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" |
    jq '[.Datapoints[] | (.Timestamp | sub("(Z|[+]00:00)$"; "Z") | fromdate) - .Maximum] | max // 0 | floor'
}

measured() { # REGION METRIC DIMENSION SINCE UNTIL DIVISOR
  aws cloudwatch get-metric-statistics --region "$1" --namespace AWS/RDS --metric-name "$2" --dimensions "$3" \\
    --statistics Maximum --period 60 --output json --start-time "$(date -u -d "$4" +%FT%TZ)" --end-time "$(date -u -d "$5" +%FT%TZ)" |
    jq --argjson by "$6" '[.Datapoints | sort_by(.Timestamp) | .[].Maximum / $by] | last // -1 | floor'
}
`
