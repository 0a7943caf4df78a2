import { printYaml } from '../../syntax/yaml/print.ts'
import { type Step, script } from './steps.ts'

export const freezePath = 'delivery/freeze.yaml'

const heading = `Yours: when production may change. No generation touches this file.

Times are of UTC. A freeze begins at \`from\` and ends at \`to\`:

    freezes:
      - { from: 2026-12-18T17:00, to: 2027-01-04T07:00, reason: the end of the year }

Within a freeze, and outside the open hours, \`promote\` refuses production, unless it is given a reason, which is kept.
\`devops gate calendar\` gives the freezes to the gate of a server too.`

/** The change calendar as a team begins with it: working hours of working days, no freeze. */
export function freezeFile(): string {
  return printYaml(
    [
      {
        open: { days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'], from: '07:00', to: '16:00' },
        freezes: [],
      },
    ],
    heading,
  )
}

/**
 * Refuses a change of production that the calendar does not allow. `reason`: expression that gives why it is made all the same;
 * `asked`: condition under which the calendar is asked at all.
 */
export function freezeStep(reason: string, asked?: string): Step {
  return script(
    'The change calendar',
    [
      `closed=$(yq --output-format=json . ${freezePath} | jq --raw-output --arg now "$(date -u +%FT%H:%M)" --arg day "$(date -u +%A)" --arg time "$(date -u +%H:%M)" '`,
      '  [(.freezes // [] | .[] | select(.from <= $now and $now < .to) | "Frozen: \\(.reason)"),',
      '   (.open // empty | select((.days | index($day) | not) or $time < .from or $time >= .to) | "Outside the open hours")]',
      '  | join("; ")\')',
      '[ -n "$closed" ] || exit 0',
      '[ -n "$REASON" ] || { echo "::error::$closed. Production stays as it is; run it again when the calendar is open, or promote with a reason"; exit 1; }',
      'echo "::warning::$closed. Changed all the same by $GITHUB_ACTOR: $REASON"',
      'echo "$closed. Changed all the same by $GITHUB_ACTOR: $REASON" >> "$GITHUB_STEP_SUMMARY"',
    ],
    { ...(asked && { if: asked }), env: { REASON: reason } },
  )
}
