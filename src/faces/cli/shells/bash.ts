import { beginnings, first, following, quoted, shellNames, type Verb } from './verb.ts'

export function bash(verbs: readonly Verb[]): string {
  const choices = verbs.flatMap(({ name, flags }) =>
    flags
      .filter((flag) => flag.choices.length > 0)
      .map((flag) => `    ${quoted(`${name}:--${flag.name}`)}) words=${quoted(flag.choices.join(' '))} ;;`),
  )
  const groups = [...following(verbs)].filter(([name]) => name !== '')
  return `# devops completion for bash: source it, or put it into /etc/bash_completion.d/devops
_devops() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} verb= words= each
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in -*) continue ;; esac
    case "\${verb:+$verb }$each" in
      ${beginnings(verbs).map(quoted).join('|')}) verb="\${verb:+$verb }$each" ;;
      *) break ;;
    esac
  done
  case "$verb:$before" in
${choices.join('\n')}
    completion:completion) words=${quoted(shellNames.join(' '))} ;;
  esac
  if [[ -z $words && $word != -* ]]; then
    case $verb in
${groups.map(([name, next]) => `      ${quoted(name)}) words=${quoted([...next.keys()].join(' '))} ;;`).join('\n')}
      '') ;;
      *) COMPREPLY=($(compgen -f -- "$word")); return ;;
    esac
  fi
  if [[ -z $words ]]; then
    case $verb in
${verbs.map(({ name, flags }) => `      ${quoted(name)}) words=${quoted(flags.map((flag) => `--${flag.name}`).join(' '))} ;;`).join('\n')}
      '') words=${quoted([...(following(verbs).get('')?.keys() ?? []), ...first].join(' '))} ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o filenames -F _devops devops millwright
`
}
