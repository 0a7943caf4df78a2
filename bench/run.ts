import { audit } from './audit.ts'
import { cost } from './cost.ts'
import { generate } from './generate.ts'
import { besidePeers } from './peers.ts'
import { readHcl } from './read-hcl.ts'
import { readYaml } from './read-yaml.ts'
import { start } from './start.ts'
import { survey } from './survey.ts'

console.log(start())
console.log(`\n${await audit()}`)
console.log(`\n${await cost()}`)
console.log(`\n${await generate()}`)
console.log(`\n${await readHcl(process.argv[2])}`)
console.log(`\n${await readYaml(process.argv[2])}`)
console.log(`\n${await survey(process.argv[2])}`)
if (process.argv.length > 2) console.log(`\n${besidePeers(process.argv.slice(2))}`)
