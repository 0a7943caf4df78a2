import { userlandOf } from '../../facts/programs.ts'
import { Container, StepContainer, scriptOf } from '../../kinds/kubernetes.ts'
import { parseScript } from '../../syntax/shell/parse.ts'
import { variablesIn } from '../../syntax/shell/variables.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<Container> = {
  title: 'Script reads a variable that nothing sets',
  why: `It is empty then, without a word: a message goes to no address, a key is missing, a path begins at the root. Give the
container the variable in \`env\`, or say in the script what holds without it: \`\${NAME:?}\`.`,
  severity: 'high',
  level: 'default',
  on: [Container, StepContainer],
  *run(container) {
    const image = parseImage(container.image ?? '')
    const script = scriptOf(container)
    const { env = [], envFrom = [] } = container
    // What an image sets itself is known of the well-known ones alone.
    if (!script || !image || userlandOf(image) === undefined || envFrom.length > 0) return
    if (env.some((each) => each === undefined) || /(?:^|[\s;&])(?:\.|source|eval) /.test(script.text)) return
    const { reads, sets } = variablesIn(parseScript(script.text).script.list)
    const given = new Set(env.flatMap((each) => each?.name ?? []))
    const seen = new Set<string>()
    for (const { name, span, guarded } of reads) {
      if (guarded || !/^[A-Z][A-Z0-9_]{2,}$/.test(name) || sets.has(name) || given.has(name) || seen.has(name)) continue
      if (usual.test(name)) continue
      seen.add(name)
      yield {
        at: [...script.at, span.start, span.end],
        message: `nothing sets \`${name}\`; give it to \`${container.name}\` in \`env\``,
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: tell }
        spec:
          templates:
            - name: tell
              script:
                image: curlimages/curl:8.17.0
                command: [sh]
                source: |
                  curl -fsS -d 'done' "$SLACK_WEBHOOK_URL"
      `,
      good: `
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: tell }
        spec:
          templates:
            - name: tell
              script:
                image: curlimages/curl:8.17.0
                command: [sh]
                env:
                  - name: SLACK_WEBHOOK_URL
                    valueFrom: { secretKeyRef: { name: slack, key: url } }
                source: |
                  echo "on $HOSTNAME, at \${LEVEL:-info}"
                  curl -fsS -d 'done' "$SLACK_WEBHOOK_URL"
      `,
    },
  ],
}

/** Set by the shell, the image or the cluster. */
const usual =
  /^(?:PATH|HOME|HOSTNAME|PWD|OLDPWD|USER|SHELL|TERM|LANG|IFS|UID|EUID|PPID|RANDOM|SECONDS|LINENO|OPTARG|OPTIND|REPLY|TMPDIR|BASH.*|PG.*|POSTGRES_.*|GOSU_.*|PYTHON.*|NODE_.*|YARN_.*|GO.*|REDIS_.*|CURL_.*|KUBERNETES_.*|ARGO_.*|\w+_(?:SERVICE_HOST|SERVICE_PORT.*|PORT(?:_\d.*)?))$/
