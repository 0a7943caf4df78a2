// Written by `npm run gen`: one line per unit.

import { reader as kubernetes } from './kubernetes/reader.ts'
import type { Reader } from './reader.ts'

export const readers: Readonly<Record<string, Reader>> = {
  kubernetes: kubernetes,
}
