import type { Flags } from '../../model/flags.ts'

/** How flags are lived with: what they are for, how one is switched, and how it goes again. */
export function flagsDocument({ tool, environments, ports }: Flags): string {
  const files = environments.map(({ name, file }) => `| ${name} | [${file}](../${file}) |`)
  return `${[
    '# Feature flags',
    'A flag lets code be merged before it is shown, and shown to a part of the users first. It is also a branch that somebody has to take out again: every flag has an owner, and most have an end.',
    ['| Environment | Flags |', '|---|---|', ...files].join('\n'),
    '## What they are for',
    [
      '| Kind | For | Ends |',
      '|---|---|---|',
      '| `release` | hides what is not finished | within weeks: `until` is asked for |',
      '| `experiment` | shows one of two to a part of the users | when it is decided: `until` is asked for |',
      '| `operations` | switches off what costs too much under load | stays, and is tried now and then |',
      '| `permission` | gives something to some customers | stays |',
    ].join('\n'),
    'Secrets, settings that need a restart, and who may do what are no flags.',
    '## One flag',
    `\`\`\`json\n${JSON.stringify({ flags: { 'new-checkout': example } }, null, 2)}\n\`\`\``,
    'The flag is off unless `email` ends so; rules are those of flagd (JsonLogic, shares by `fractional`). Code asks OpenFeature by the name and gives a default, which holds while nothing answers:',
    '```js\nconst on = await client.getBooleanValue("new-checkout", false, { targetingKey: user.id, email: user.email })\n```',
    `Services find what answers by \`FLAGD_HOST\` and \`FLAGD_PORT\` (gRPC, ${ports.rpc}) or \`OFREP_ENDPOINT\` (HTTP, ${ports.rest}), on every machine and in Compose.`,
    '## To switch',
    how[tool],
    'The way back is to revert the commit. Write both ways of a flag into the tests for as long as it is there.',
    '## When its end has come',
    'The job `flags` refuses a flag without an owner, a kind or the end that its kind needs, and warns of one whose end is over; each Monday the workflow `flags` opens an issue that names those. Take the code of the way that lost out first, deliver, then take the flag out: code that asks for a flag that is gone gets its default.',
  ].join('\n\n')}\n`
}

const example = {
  state: 'ENABLED',
  variants: { on: true, off: false },
  defaultVariant: 'off',
  targeting: { if: [{ ends_with: [{ var: 'email' }, '@example.com'] }, 'on', 'off'] },
  metadata: { kind: 'release', owner: 'checkout', until: '2027-01-31' },
}

const how: Readonly<Record<Flags['tool'], string>> = {
  flagd:
    'Change the file of the environment in a pull request. What delivers to the cluster takes it over within minutes: new flags are new pods of flagd beside the old, and flags that it cannot read leave those before in place. The environments are apart: try a flag in an earlier one first.',
  appconfig:
    'Change the file of the environment in a pull request. Once it is merged, the workflow `flags` brings it to AppConfig, stage by stage, and asks where a delivery would ask. AppConfig refuses what is no such file, lets it out to a fifth of the tasks every two minutes in production, watches for ten more, and puts the flags before back when an alarm of an objective goes red; the run is red then. A task asks every 45 seconds. In production it keeps to the change calendar; where a switch cannot wait, run `flags` by hand with a reason, which is kept: it brings what the branch says.',
}
