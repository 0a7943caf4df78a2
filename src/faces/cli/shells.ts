import { parts } from './leading.ts'

/** What a shell can complete: a command and its flags. */
export interface Verb {
  readonly name: string
  readonly summary: string
  readonly flags: readonly {
    readonly name: string
    readonly about: string
    readonly choices: readonly string[]
    readonly takesValue: boolean
  }[]
}

/** The script of each shell, written from the commands. */
export const shells: Readonly<Record<string, (verbs: readonly Verb[]) => string>> = { bash, zsh, fish, powershell }

const first = ['help', 'version', 'cwd', ...Object.keys(parts)].map((name) => `--${name}`)

function bash(verbs: readonly Verb[]): string {
  const choices = verbs.flatMap(({ name, flags }) =>
    flags
      .filter((flag) => flag.choices.length > 0)
      .map((flag) => `    ${name}:--${flag.name}) words=${quoted(flag.choices.join(' '))} ;;`),
  )
  return `# devops completion for bash: source it, or put it into /etc/bash_completion.d/devops
_devops() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} verb= words= each
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in -*) ;; *) verb=$each; break ;; esac
  done
  case "$verb:$before" in
${choices.join('\n')}
    completion:completion) words=${quoted(Object.keys(shells).join(' '))} ;;
  esac
  if [[ -z $words ]]; then
    case $verb in
${verbs.map(({ name, flags }) => `      ${name}) words=${quoted(flags.map((flag) => `--${flag.name}`).join(' '))} ;;`).join('\n')}
      '') words=${quoted([...verbs.map(({ name }) => name), ...first].join(' '))} ;;
    esac
    if [[ -n $verb && $word != -* ]]; then COMPREPLY=($(compgen -f -- "$word")); return; fi
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o filenames -F _devops devops millwright
`
}

function zsh(verbs: readonly Verb[]): string {
  const spec = ({ name, about, choices, takesValue }: Verb['flags'][number]) =>
    quoted(
      `--${name}[${about.replace(/[[\]:]/g, ' ')}]${takesValue ? `:${name}:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}` : ''}`,
    )
  return `#compdef devops millwright
# devops completion for zsh: put it as _devops into a directory of $fpath
_devops() {
  local -a verbs=(
${verbs.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' verbs
    compadd -- ${first.join(' ')}
    return
  fi
  case $words[2] in
${verbs.map(({ name, flags }) => `    ${name}) _arguments ${[...flags.map(spec), name === 'completion' ? quoted(`*:shell:(${Object.keys(shells).join(' ')})`) : "'*:path:_files'"].join(' ')} ;;`).join('\n')}
  esac
}
compdef _devops devops millwright
`
}

function fish(verbs: readonly Verb[]): string {
  const names = verbs.map(({ name }) => name).join(' ')
  return `${[
    '# devops completion for fish: put it into ~/.config/fish/completions/devops.fish',
    ...first.map((flag) => `complete -c devops -n '__fish_use_subcommand' -l ${flag.slice(2)}`),
    ...verbs.map(
      ({ name, summary }) =>
        `complete -c devops -n 'not __fish_seen_subcommand_from ${names}' -f -a ${name} -d ${quoted(summary)}`,
    ),
    ...verbs.flatMap(({ name, flags }) =>
      flags.map(({ name: flag, about, choices, takesValue }) => {
        const values = choices.length > 0 ? ` -f -a ${quoted(choices.join(' '))}` : ''
        return `complete -c devops -n '__fish_seen_subcommand_from ${name}' -l ${flag} -d ${quoted(about)}${takesValue ? ` -r${values}` : ''}`
      }),
    ),
    `complete -c devops -n '__fish_seen_subcommand_from completion' -f -a '${Object.keys(shells).join(' ')}'`,
  ].join('\n')}\n`
}

function powershell(verbs: readonly Verb[]): string {
  const list = (words: readonly string[]) => `@(${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`
  return `# devops completion for PowerShell: add it to $PROFILE
Register-ArgumentCompleter -Native -CommandName devops, millwright -ScriptBlock {
  param($word, $ast, $position)
  $flags = @{
${verbs.map(({ name, flags }) => `    '${name}' = ${list(flags.map((flag) => `--${flag.name}`))}`).join('\n')}
  }
  $verb = $ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" } | Where-Object { $flags.ContainsKey($_) } | Select-Object -First 1
  $words = if ($verb) { $flags[$verb] } else { ${list([...verbs.map(({ name }) => name), ...first])} }
  $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
