import { audit } from './audit.ts'
import { start } from './start.ts'

console.log(start())
console.log(`\n${await audit()}`)
