import { awsSchema } from '../aws-schema.ts'
import type { Prover } from '../prover.ts'
import { lineOf } from './complaint.ts'
import { directoriesOf } from './directory.ts'
import { formatFault } from './format.ts'
import { complaintsOf, unseen } from './validate.ts'

export const prover: Prover = {
  title: 'Terraform provider schema',
  claim:
    'every type, argument, block, literal and reference exists, modules get what they ask for, and it is formatted',
  blind: 'what AWS itself refuses: enumerations, arguments that exclude each other, types that only a plan knows',
  proves: ({ path }) => /\.tf(?:vars)?$/.test(path),
  async available() {
    const { version } = await awsSchema()
    return { version: `aws ${version}` }
  },
  async *prove(artifacts) {
    const aws = await awsSchema()
    const own = artifacts.filter((artifact) => prover.proves(artifact))
    const directories = directoriesOf(own)
    const faults = new Map<string, { message: string; line?: number }[]>(own.map(({ path }) => [path, []]))
    for (const directory of directories.values())
      for (const complaint of complaintsOf(directory, directories, aws))
        faults.get(complaint.tree.file.path)?.push({ message: complaint.message, line: lineOf(complaint) })
    const strangers = [...directories.values()].flatMap(unseen)
    for (const artifact of own) {
      const { path } = artifact
      const format = await formatFault(artifact)
      const found = [...(faults.get(path) ?? []), ...(format ? [format] : [])]
      for (const { message, line } of found)
        yield { path, outcome: 'refuted', message, ...(line !== undefined && { line }) }
      if (found.length > 0) continue
      const beyond = strangers.filter(({ tree }) => tree.file.path === path).length
      yield {
        path,
        outcome: 'proved',
        ...(beyond > 0 && { message: `but for ${beyond} of other providers, or modules from elsewhere` }),
      }
    }
  },
}
