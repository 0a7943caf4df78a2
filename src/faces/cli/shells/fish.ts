import { beginnings, first, following, quoted, shellNames, type Verb } from './verb.ts'

export function fish(verbs: readonly Verb[]): string {
  const at = (name: string) => `-n ${quoted(`__devops_at "${name}"`)}`
  return `${[
    '# devops completion for fish: put it into ~/.config/fish/completions/devops.fish',
    'function __devops_at',
    '    set -l verb',
    '    for each in (commandline -opc)[2..-1]',
    "        string match -q -- '-*' $each; and continue",
    `        contains -- "$(string join ' ' $verb $each)" ${beginnings(verbs).map(quoted).join(' ')}; or break`,
    '        set verb $verb $each',
    '    end',
    '    test "$verb" = "$argv[1]"',
    'end',
    ...first.map((flag) => `complete -c devops ${at('')} -l ${flag.slice(2)}`),
    ...[...following(verbs)].flatMap(([name, next]) =>
      [...next].map(([word, summary]) => `complete -c devops ${at(name)} -f -a ${word} -d ${quoted(summary)}`),
    ),
    ...verbs.flatMap(({ name, flags }) =>
      flags.map(({ name: flag, about, choices, takesValue }) => {
        const values = choices.length > 0 ? ` -f -a ${quoted(choices.join(' '))}` : ''
        return `complete -c devops ${at(name)} -l ${flag} -d ${quoted(about)}${takesValue ? ` -r${values}` : ''}`
      }),
    ),
    `complete -c devops ${at('completion')} -f -a '${shellNames.join(' ')}'`,
  ].join('\n')}\n`
}
