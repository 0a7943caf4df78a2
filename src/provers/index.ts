// Written by `npm run gen`: one line per unit.
import type { Prover } from './prover.ts'

export const provers: Readonly<Record<string, Prover>> = {}
