import type { Listed } from '../../commands/command.ts'
export const completion = async (_shell: string | undefined, _commands: Readonly<Record<string, Listed>>) => ''
