import { type Block, block, call, heredoc, listFor, ref, template } from '../../../syntax/hcl/build.ts'

/** What a machine does when it starts: read which digest runs, fetch its secrets into memory, keep one container alive. */
export function startScript(): Block {
  const lines = (of: string, value: Parameters<typeof listFor>[1]) =>
    call('join', '\n', listFor({ names: ['name', 'value'], of: ref(of) }, value))
  return block('locals', [], {
    plain: lines('var.environment', template`${ref('name')}=${ref('value')}`),
    secret: lines('var.secrets', template`${ref('name')} ${ref('value.arn')} ${ref('value.key')}`),
    migration: call('join', ' ', call('formatlist', "'%s'", ref('var.migrations'))),
    start: heredoc`#!/bin/bash
set -euo pipefail
export AWS_REGION=${ref('data.aws_region.current.region')}

cat > /usr/local/bin/prepare <<'SCRIPT'
#!/bin/bash
set -euo pipefail
umask 077
mkdir -p /run/main
cat > /run/main/env <<'PLAIN'
${ref('local.plain')}
PLAIN
while read -r name arn key; do
  [ -n "$name" ] || continue
  value=$(aws secretsmanager get-secret-value --secret-id "$arn" --query SecretString --output text | jq -r --arg key "$key" '.[$key]')
  echo "$name=$value" >> /run/main/env
done <<'SECRETS'
${ref('local.secret')}
SECRETS
digest=$(aws ssm get-parameter --name ${ref('var.record')} --query Parameter.Value --output text | awk '{ print $NF }')
echo "IMAGE=${ref('var.repository')}@$digest" > /run/main/image
docker pull --quiet "${ref('var.repository')}@$digest"
docker rm --force main > /dev/null 2>&1 || true
SCRIPT

cat > /usr/local/bin/main <<'SCRIPT'
#!/bin/bash
# Options of docker, then -- and the arguments of the image.
. /run/main/image
options=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  options+=("$1")
  shift
done
[ $# -eq 0 ] || shift
exec docker run --rm --network host --env-file /run/main/env --user 65532:65532 --read-only --tmpfs /tmp --init \
  --cap-drop ALL --security-opt no-new-privileges --stop-timeout 35 \
  --log-driver awslogs --log-opt awslogs-region="$AWS_REGION" --log-opt awslogs-group=${ref('var.log_group')} \
  --log-opt mode=non-blocking "\${options[@]}" "$IMAGE" "$@"
SCRIPT

cat > /usr/local/bin/migrate <<'SCRIPT'
#!/bin/bash
[ -z "${ref('local.migration')}" ] || exec /usr/local/bin/main --env MIGRATE=only -- ${ref('local.migration')}
SCRIPT
chmod +x /usr/local/bin/prepare /usr/local/bin/main /usr/local/bin/migrate

cat > /etc/systemd/system/main.service <<UNIT
[Unit]
After=docker.service network-online.target
Requires=docker.service

[Service]
Environment=AWS_REGION=$AWS_REGION
ExecStartPre=/usr/local/bin/prepare
ExecStartPre=/usr/local/bin/migrate
ExecStart=/usr/local/bin/main --name main
ExecStop=/usr/bin/docker stop main
Restart=always
RestartSec=5
TimeoutStartSec=600

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now --no-block main

cat > /opt/aws/amazon-cloudwatch-agent/etc/memory.json <<'AGENT'
{"metrics": {"append_dimensions": {"AutoScalingGroupName": "\${aws:AutoScalingGroupName}"}, "metrics_collected": {"mem": {"measurement": ["mem_used_percent"]}, "disk": {"measurement": ["used_percent"], "resources": ["/"]}}}}
AGENT
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/memory.json
`,
  })
}
