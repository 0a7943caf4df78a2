import { clocks } from './cases/clocks.ts'
import { layers } from './cases/layers.ts'
import { lengths } from './cases/lengths.ts'
import { overrides } from './cases/overrides.ts'
import { recurrences } from './cases/recurrences.ts'

export const cases = { lengths, clocks, layers, overrides, recurrences }
