import { bash } from './shells/bash.ts'
import { fish } from './shells/fish.ts'
import { powershell } from './shells/powershell.ts'
import type { Verb } from './shells/verb.ts'
import { zsh } from './shells/zsh.ts'

/** The script of each shell, written from the commands. */
export const shells: Readonly<Record<string, (verbs: readonly Verb[]) => string>> = { bash, zsh, fish, powershell }
