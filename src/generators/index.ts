// Written by `npm run gen`: one line per unit.
import type { Generator } from './generator.ts'

export const generators: Readonly<Record<string, Generator>> = {}
