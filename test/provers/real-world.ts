import { nodeWorld } from '../../src/faces/world/node.ts'

export const realWorld = nodeWorld({
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
  tell: () => {},
  interactive: false,
})
