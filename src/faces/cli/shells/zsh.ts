import { beginnings, type Flag, first, following, quoted, shellNames, type Verb } from './verb.ts'

export function zsh(verbs: readonly Verb[]): string {
  const spec = ({ name, about, choices, takesValue }: Flag) =>
    quoted(
      `--${name}[${about.replace(/[[\]:]/g, ' ')}]${takesValue ? `:${name}:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}` : ''}`,
    )
  const groups = [...following(verbs)].map(
    ([name, next]) => `    ${quoted(name)})
      verbs=(
${[...next].map(([word, summary]) => `        ${quoted(`${word}:${summary.replaceAll(':', ' ')}`)}`).join('\n')}
      )
      _describe 'command' verbs
      ${name === '' ? `compadd -- ${first.join(' ')}` : ':'}
      ;;`,
  )
  return `#compdef devops millwright
# devops completion for zsh: put it as _devops into a directory of $fpath
_devops() {
  local -a verbs
  local verb= next=
  local -i at=2
  while (( at < CURRENT )); do
    next="\${verb:+$verb }\${words[at]}"
    case $next in
      ${beginnings(verbs).map(quoted).join('|')}) verb=$next; (( at += 1 )) ;;
      *) break ;;
    esac
  done
  case $verb in
${groups.join('\n')}
    *)
      words=(devops "\${(@)words[at,-1]}")
      (( CURRENT = CURRENT - at + 2 ))
      case $verb in
${verbs.map(({ name, flags }) => `        ${quoted(name)}) _arguments ${[...flags.map(spec), name === 'completion' ? quoted(`*:shell:(${shellNames.join(' ')})`) : "'*:path:_files'"].join(' ')} ;;`).join('\n')}
      esac
      ;;
  esac
}
compdef _devops devops millwright
`
}
