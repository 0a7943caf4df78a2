import type { Previews } from '../../model/plan.ts'

/** What functions need beside Terraform: the image of their processor, and their tables once they stand. */
export function functionSteps({ releases, before }: Previews): string {
  const functions = releases.filter(({ workload }) => workload.platform === 'functions')
  if (functions.length === 0) return ''
  const names = functions.map(({ workload }) => workload.name)
  const bringing = functions.flatMap(({ workload }) =>
    workload.migration ? [`${workload.name} ${JSON.stringify(workload.migration.args)}`] : [],
  )
  const invoked = `  local number=$1 name tables failed
  while read -r name tables; do
    failed=$(aws lambda invoke --function-name "${before}$number-$name" --qualifier live --cli-binary-format raw-in-base64-out \\
      --payload "{\\"migrate\\":$tables}" --query FunctionError --output text /dev/null)
    [ "$failed" = None ] || stop "the migrations of $name failed"
  done << 'TABLES'
${bringing.join('\n')}
TABLES`
  return `# Lambda takes the image of one processor, not the list of all.
runnable() {
  case "\${1%%=*}" in ${names.join(' | ')}) ;; *) echo "$2"; return ;; esac
  aws ecr batch-get-image --repository-name "\${1#*=}" --image-ids "imageDigest=$2" --query 'images[0].imageManifest' --output text \\
    --accepted-media-types application/vnd.oci.image.index.v1+json application/vnd.oci.image.manifest.v1+json |
    jq -r --arg digest "$2" '[.manifests[]? | select(.platform.architecture == "arm64").digest][0] // $digest'
}

migrate() {
${bringing.length > 0 ? invoked : '  :'}
}`
}
