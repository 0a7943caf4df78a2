// Written by `npm run gen`: one line per unit. A command is loaded when it is called.
import type { Command, Listed } from './command.ts'

export const commands: Readonly<Record<string, Listed>> = {
}
