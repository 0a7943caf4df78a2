import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../../../src/model/source.ts'

/** The HCL of Terraform and OpenTofu below a directory, values for variables included. */
export function configurationsIn(directory: string): readonly SourceFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(?:tf|tofu|tfvars|hcl)$/.test(entry.name) && entry.name !== '.terraform.lock.hcl',
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size < 5_000_000)
    .sort()
    .map((path) => ({ path: path.slice(directory.length + 1), text: readFileSync(path, 'utf8') }))
}
