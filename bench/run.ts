import { start } from './start.ts'

console.log(start())
