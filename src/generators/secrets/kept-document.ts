import type { Plan } from '../../model/plan.ts'
import { rotatePath } from './rotate-script.ts'

/** The calendar of secrets in the secrets manager: how old each may become, and how it is changed. */
export function keptDocument(plan: Plan): string[] {
  const rows = plan.kept.flatMap(({ about, stage, stack, remote, keys }) =>
    keys.map(
      ({ key, days, made }) =>
        `| \`${remote}\` | \`${key}\` | ${about} in ${stage ?? stack} | ${days} days | ${made ? 'makes itself anew' : 'people'} |`,
    ),
  )
  const made = plan.kept.some(({ keys }) => keys.some((each) => each.made))
  return [
    '## How old they may become',
    `| Secret | Key | Of | At most | Changed by |\n|---|---|---|---|---|\n${rows.join('\n')}`,
    'A function in each stack looks twice a day how old each key is: it remembers when a value was first seen, so that writing one key makes no other younger. In production an alarm says when one is over its time, and when nobody has looked for two days.',
    ...(made
      ? [
          'Keys that make themselves anew are random, 48 bytes in base64url. The one before stays beside it until the next time, as the variable `…_PREVIOUS`: sign with the first, and take what either has signed. Pods and tasks are restarted when there is a new one; a function has it when it starts, so let no such key live for less than a day.',
        ]
      : []),
    '## To change one that was given out',
    `1. Have a second one given out, and leave the first valid.\n2. \`${rotatePath} put ENVIRONMENT SERVICE KEY\`: the new one is put in, the old one is kept as the version before, and what reads it is started anew.\n3. See that it works: the dashboard of the service, and what the third party says of the new key. If not: \`${rotatePath} back ENVIRONMENT SERVICE\`.\n4. Only then have the first one taken back.`,
    'Where somebody gives out one at a time, step 1 ends the old one: do it in a quiet hour. A value that leaked is taken back first, whatever fails.',
    `Passwords of databases and caches change otherwise: raise \`password_version\` of their module in the stack and apply; pods are restarted within ${plan.mounted ? 'minutes' : 'the hour'}, tasks and machines by their next delivery.`,
  ]
}
