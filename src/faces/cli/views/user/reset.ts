import type { Handed } from '../../../../commands/accounts.ts'
import { handed } from '../../handed.ts'
import type { View } from '../../view.ts'

export const view: View<Handed> = { human: handed }
