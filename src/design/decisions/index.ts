// Written by `npm run gen`: one line per unit.
import type { Decision } from '../decision.ts'

export const decisions: Readonly<Record<string, Decision>> = {}
