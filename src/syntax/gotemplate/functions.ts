import type { Func } from './function.ts'
import { builtin } from './functions/builtin.ts'
import { dates } from './functions/dates.ts'
import { defaults } from './functions/defaults.ts'
import { dicts } from './functions/dicts.ts'
import { encodings } from './functions/encodings.ts'
import { helm } from './functions/helm.ts'
import { json } from './functions/json.ts'
import { lists } from './functions/lists.ts'
import { numbers } from './functions/numbers.ts'
import { paths } from './functions/paths.ts'
import { random } from './functions/random.ts'
import { regexes } from './functions/regexes.ts'
import { semver } from './functions/semver.ts'
import { strings } from './functions/strings.ts'
import { toml } from './functions/toml.ts'

let known: ReadonlyMap<string, Func> | undefined

/** Go's, sprig's and Helm's functions by name; Helm has no `env`. */
export function functions(): ReadonlyMap<string, Func> {
  known ??= new Map(
    [
      builtin,
      strings,
      lists,
      numbers,
      dicts,
      defaults,
      encodings,
      json,
      regexes,
      semver,
      paths,
      dates,
      random,
      toml,
      helm,
    ].flatMap((group) => Object.entries(group)),
  )
  return known
}
