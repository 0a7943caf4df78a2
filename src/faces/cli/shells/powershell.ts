import { first, following, type Verb } from './verb.ts'

export function powershell(verbs: readonly Verb[]): string {
  const word = (text: string) => `'${text.replaceAll("'", "''")}'`
  const list = (words: readonly string[]) => `@(${words.map(word).join(', ')})`
  const flags = new Map(verbs.map(({ name, flags }) => [name, flags.map((flag) => `--${flag.name}`)]))
  const next = following(verbs)
  const words = [...new Set([...next.keys(), ...flags.keys()])].map((name): [string, readonly string[]] => [
    name,
    [...(next.get(name)?.keys() ?? []), ...(name === '' ? first : (flags.get(name) ?? []))],
  ])
  return `# devops completion for PowerShell: add it to $PROFILE
Register-ArgumentCompleter -Native -CommandName devops, millwright -ScriptBlock {
  param($word, $ast, $position)
  $words = @{
${words.map(([name, all]) => `    ${word(name)} = ${list(all)}`).join('\n')}
  }
  $verb = ''
  foreach ($each in @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })) {
    if ($each.StartsWith('-')) { continue }
    $longer = if ($verb) { "$verb $each" } else { $each }
    if (-not $words.ContainsKey($longer) -or ($each -eq $word -and $word)) { break }
    $verb = $longer
  }
  $words[$verb] | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`
}
