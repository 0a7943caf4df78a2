// Written by `npm run gen`: one line per unit.

import { generator as documents } from './documents/generator.ts'
import type { Generator } from './generator.ts'
import { generator as runbooks } from './runbooks/generator.ts'

export const generators: Readonly<Record<string, Generator>> = {
  documents: documents,
  runbooks: runbooks,
}
