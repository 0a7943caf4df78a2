import { type LockedPackage, LockFile } from '../../kinds/packages.ts'
import { isMap } from '../../model/shape.ts'
import { type YarnEntry, yarnLock } from '../../syntax/yarn/yarn.ts'
import { lazy } from '../lazy.ts'
import type { Reader } from '../reader.ts'

export const reader: Reader = {
  title: 'Lock files of yarn, old and new',
  syntax: yarnLock,
  files: ['**/yarn.lock'],
  *read({ data }) {
    if (!isMap(data)) return
    const about = data.__metadata
    const format = isMap(about) ? `yarn ${String(about.version)}` : 'yarn 1'
    yield { kind: LockFile, name: format, path: [], data: lazy({ ecosystem: 'npm', format }, () => packagesIn(data)) }
  },
}

function* packagesIn(data: { readonly [key: string]: unknown }): Iterable<LockedPackage> {
  for (const [key, value] of Object.entries(data)) {
    const entry = value as YarnEntry
    const { version, resolved, resolution, checksum, integrity } = entry
    const isLocal = typeof resolution === 'string' && /@(?:workspace|portal|link|file):/.test(resolution)
    if (typeof version !== 'string' || key === '__metadata' || isLocal) continue
    const requests = key.split(/,\s*/).map((each) => each.replace(/^((?:@[^/@]+\/)?[^@]+)@npm:/, '$1@'))
    const hash = integrity ?? checksum
    yield {
      name: nameIn(typeof resolution === 'string' ? resolution : (requests[0] ?? key)),
      version,
      path: [key],
      requests,
      ...(typeof hash === 'string' && { integrity: hash }),
      ...(typeof resolved === 'string' && { from: resolved }),
    }
  }
}

/** An alias is called by what it stands for: `a@npm:b@^1` is `b`. */
function nameIn(request: string): string {
  const at = request.indexOf('@', 1)
  const name = at < 0 ? request : request.slice(0, at)
  const alias = /^npm:((?:@[^/@]+\/)?[^@]+)@/.exec(request.slice(at + 1))?.[1]
  return alias ?? name
}
