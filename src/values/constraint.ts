import { cargo } from './constraints/cargo.ts'
import { composer } from './constraints/composer.ts'
import type { Constraint } from './constraints/constraint.ts'
import { gem } from './constraints/gem.ts'
import { go } from './constraints/go.ts'
import { gradle, maven } from './constraints/maven.ts'
import { npm } from './constraints/npm.ts'
import { nuget } from './constraints/nuget.ts'
import { pep440 } from './constraints/pep440.ts'
import { poetry } from './constraints/poetry.ts'

/** How an ecosystem writes versions and what it admits. */
export type Scheme = keyof typeof schemes

/** `undefined` where the text is no constraint: a tag such as `latest`, a path, a variable. */
export function constraintOf(scheme: Scheme, text: string): Constraint | undefined {
  return text.length > longest ? undefined : schemes[scheme](text.trim())
}

const longest = 1024
const schemes = { npm, pep440, poetry, maven, gradle, go, cargo, gem, composer, nuget } as const satisfies {
  readonly [scheme: string]: (text: string) => Constraint | undefined
}
