import type { Role } from '../../../../model/principal.ts'

export const roleNames: Role[] = ['viewer', 'responder', 'operator', 'admin']
