import { script } from '../steps.ts'

interface Release {
  readonly name: string
  readonly description: string
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  /** Functions of the shell. */
  readonly tools: readonly string[]
  /** For one release, with `$digest` and `$tag`: sends it, without waiting. */
  readonly send: readonly string[]
  /** Waits for what was sent, and sees that it is what runs. */
  readonly settle: readonly string[]
  /** For one release that was sent, with `$sent` and `$before`: brings back what ran. */
  readonly back: readonly string[]
}

/** An action that sends releases to where they run, and back. What it did it writes down for the step that may have to undo it. */
export function releaseAction({ name, description, inputs, env, tools, send, settle, back }: Release) {
  return {
    name,
    description,
    inputs: {
      releases: {
        description:
          'One a line: repository, image, name, parameter of the record, kind, address at which it is tried first or none, arguments by which it brings its tables as JSON or none',
        required: true,
      },
      images: { description: 'File with a line for each image: name, tag, digest', default: '' },
      undo: { description: 'Whether to bring back what ran before', default: 'false' },
      ...inputs,
    },
    runs: {
      using: 'composite',
      steps: [
        script(
          description,
          [
            `journal="$RUNNER_TEMP/${name}"`,
            'touch "$journal"',
            'record() { aws ssm put-parameter --name "$1" --value "$2" --type String --overwrite > /dev/null; }',
            '# Goes on where the answer was the error $1, by which AWS says that $name does not stand yet; any other ends the run.',
            'missing() { grep --quiet "($1" "$journal.error" || { cat "$journal.error"; echo "::error::$name could not be asked for"; exit 1; }; }',
            ...tools,
            'if [ "$UNDO" = true ]; then',
            `  while read -r name record kind sent before; do`,
            ...indented(back, 4),
            '    [ "$before" = none ] || record "$record" "${before//,/ }"',
            '  done < "$journal"',
            '  exit 0',
            'fi',
            'while read -r repository image name record kind door tables; do',
            `  read -r tag digest < <(awk -v repository="$repository" '$1 == repository { print $2, $3 }' "$IMAGES") ||`,
            '    { echo "::error::no image was built for $repository"; exit 1; }',
            '  value="$tag $digest"',
            `  before=$(aws ssm get-parameter --name "$record" --query Parameter.Value --output text 2> /dev/null | tr ' ' ',') || before=none`,
            ...indented(send, 2),
            '  record "$record" "$value"',
            'done <<< "$RELEASES"',
            ...settle,
          ],
          {
            env: {
              RELEASES: '${{ inputs.releases }}',
              IMAGES: '${{ inputs.images }}',
              UNDO: '${{ inputs.undo }}',
              ...env,
            },
          },
        ),
      ],
    },
  }
}

/** What is said where the stack does not stand yet: the record is enough for Terraform to begin with. */
export const notYet = 'echo "::notice::$name does not stand yet: the next apply of its stack begins with this image"'

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => ' '.repeat(by) + line)
}
