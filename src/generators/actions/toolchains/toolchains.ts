import type { Runtime } from '../../../model/spec.ts'
import { dotnet } from './dotnet.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { node } from './node.ts'
import { php } from './php.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import type { Toolchain } from './toolchain.ts'

/** Files are built by the tools of Node. */
export const toolchains: Readonly<Record<Runtime, Toolchain>> = {
  node,
  static: node,
  python,
  go,
  java,
  dotnet,
  ruby,
  php,
}

/** Each toolchain that some service needs, once. */
export function toolchainsOf(services: readonly { readonly runtime: Runtime }[]): Toolchain[] {
  return [...new Set(services.map(({ runtime }) => toolchains[runtime]))]
}
