import type { Toolchain } from './toolchains/toolchain.ts'

export function workflowPath(name: string): string {
  return `.github/workflows/${name}.yaml`
}

export function testsPath({ name }: Toolchain): string {
  return workflowPath(`test-${name}`)
}
