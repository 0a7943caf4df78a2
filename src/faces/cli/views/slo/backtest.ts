import { testsView } from './parts/tests.ts'

export const view = testsView
