import { notYet, releaseAction } from './action.ts'

/** Machines read the record when they start: it is written, and then they are replaced one after the other. */
export const releaseMachines = releaseAction({
  name: 'release-machines',
  description: 'Replaces machines by such that run new images, or brings back what ran',
  tools: [
    'refresh() {',
    '  aws autoscaling start-instance-refresh --auto-scaling-group-name "$1" --query InstanceRefreshId --output text \\',
    `    --preferences '{"MinHealthyPercentage":100,"MaxHealthyPercentage":150,"InstanceWarmup":120,"SkipMatching":false}'`,
    '}',
    'state() { aws autoscaling describe-instance-refreshes --auto-scaling-group-name "$1" --instance-refresh-ids "$2" --query \'InstanceRefreshes[0].Status\' --output text; }',
    'settled() {',
    '  for _ in $(seq 160); do',
    '    case "$(state "$1" "$2")" in Successful) return 0 ;; Failed | Cancelled | Rollback*) return 1 ;; esac',
    '    sleep 15',
    '  done',
    '  return 1',
    '}',
  ],
  send: [
    'record "$record" "$value"',
    'if ! sent=$(refresh "$name" 2> /dev/null); then',
    `  ${notYet}`,
    'else',
    '  echo "$name $record $kind $sent $before" >> "$journal"',
    'fi',
  ],
  settle: [
    'while read -r name record kind sent before; do',
    '  settled "$name" "$sent" || { echo "::error::the new machines of $name did not become healthy"; exit 1; }',
    'done < "$journal"',
  ],
  back: [
    '[ "$before" = none ] || record "$record" "${before//,/ }"',
    'aws autoscaling cancel-instance-refresh --auto-scaling-group-name "$name" > /dev/null 2>&1 || true',
    'for _ in $(seq 40); do',
    '  again=$(refresh "$name" 2> /dev/null) && break',
    '  sleep 15',
    'done',
    'settled "$name" "${again:-none}" || echo "::error::the former machines of $name did not come back"',
  ],
})
