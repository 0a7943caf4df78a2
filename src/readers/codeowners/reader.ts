import { CodeOwners } from '../../kinds/ownership.ts'
import { codeowners, type OwnersLine } from '../../syntax/codeowners/codeowners.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Code owners of GitHub and GitLab',
  syntax: codeowners,
  files: ['CODEOWNERS', '**/{.github,.gitlab,docs}/CODEOWNERS', '**/CODEOWNERS'],
  *read({ file, data }) {
    const lines = (Array.isArray(data) ? data : []) as readonly OwnersLine[]
    const isGitlab = file.path.includes('.gitlab/') || lines.some(({ section }) => section !== undefined)
    let head: OwnersLine | undefined
    const rules = lines.map((line) => {
      if (line.pattern === undefined) {
        head = line
        return undefined
      }
      const { section, optional, approvals } = head ?? {}
      return {
        pattern: line.pattern,
        owners: line.owners.length > 0 || !isGitlab ? line.owners : (head?.owners ?? []),
        section,
        optional,
        approvals,
      }
    })
    yield { kind: CodeOwners, name: 'CODEOWNERS', path: [], data: { host: isGitlab ? 'gitlab' : 'github', rules } }
  },
}
